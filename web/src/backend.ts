/** What a page needs of leadc, whether it runs as a server on this machine or in the browser. */

/** What a page starts with. */
export interface Boot {
  /** The texts of the page, by their English form. */
  texts: Record<string, string>;
  language: string;
  /** The name of the contract's file. */
  file: string;
  /** The address of the contract for the language server. */
  uri: string;
  text: string;
  /** The hash of the file as it was loaded; none if it is not a file. */
  hash: string | null;
}

export interface Failure {
  message: string;
  help?: string | null;
}

export interface Cell {
  kind: "as_of" | "fact" | "did" | "expect";
  text: string;
  from: number;
  to: number;
  line_from: number;
  line_to: number;
  held: boolean | null;
  actual: string | null;
}

export interface Example {
  title: string;
  line: number;
  passed: boolean;
  cells: Cell[];
}

export interface Labels {
  example: string;
  as_of: string;
  lead: string;
  did: string;
  expect: string;
  /** `stage {stage}`, in the language of the contract. */
  expect_stage: string;
}

/** What a text does to the leads. */
export interface Judged {
  counts: { name: string; saved: number; now: number }[];
  moves: { from: string; to: string; leads: number }[];
  has_saved: boolean;
  has_data: boolean;
  about: string;
  slas: number;
  examples: Example[];
  labels: Labels;
}

export interface Unreadable {
  errors: number;
  line: number;
}

/** Nothing is written yet. */
export interface Blank {
  is_blank: true;
  has_data: boolean;
}

export interface Table {
  columns: string[];
  numeric: boolean[];
  rows: string[][];
}

export interface Listed {
  all: number;
  from: number;
  table: Table;
}

export interface Story {
  lead: string;
  story: string;
  changes: string | null;
}

export interface GivenFile {
  name: string;
  base64: string;
}

export type LeadsOf =
  | { which: "place"; place: number }
  | { which: "move"; row: number }
  | { which: "line"; line: number };

export type Question =
  | { ask: "judge"; text: string }
  | { ask: "data"; data: { leads: GivenFile[]; activities: GivenFile[] } }
  | { ask: "init"; zone: string }
  | { ask: "leads"; of: LeadsOf; from: number }
  | { ask: "explain"; lead: string }
  | { ask: "lines" | "report" | "sla" | "doc" };

export type Saved =
  | { saved: true; hash: string }
  /** Somebody else has changed the file, which is now this. */
  | { saved: false; text: string; hash: string }
  | Failure;

export interface Backend {
  boot(): Promise<Boot>;
  /** The answer to a question; a failure has a `message`. */
  ask<T>(question: Question): Promise<T | Failure>;
  /** Takes a message of the language client and returns the messages for it. */
  languageServer(message: string): Promise<string[]>;
  /** Saves a text if the file is still the one with this hash. */
  save(text: string, hash: string | null): Promise<Saved>;
  /** Passes on messages of the language server that come later, and calls back once leadc can no longer be asked. */
  listen(message: (message: string) => void, ended: () => void): void;
}

export function isFailure(answer: object): answer is Failure {
  return "message" in answer;
}
