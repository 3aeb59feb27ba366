/** leadc in the browser: a worker runs it, so that the page stays alive while it computes. */

import type { Backend, Boot, Failure, Question, Saved } from "./backend";
import { debounced } from "./dom";

/** How long the author has to pause before the analyses start, in milliseconds. */
const PAUSE = 300;

/** Where a text that was not downloaded is kept, on this machine. */
const DRAFT = "leadc draft";

export class WasmBackend implements Backend {
  private readonly worker = new Worker(new URL("worker.js", location.href), { type: "module" });
  private readonly waiting = new Map<number, (answer: unknown) => void>();
  private readonly analyseSoon = debounced(PAUSE, () => void this.analyse());
  private later: (message: string) => void = () => undefined;
  private last = 0;
  private lastJudged = 0;

  constructor() {
    this.worker.addEventListener("message", ({ data }) => {
      const { number, answer } = data as { number: number; answer: unknown };
      this.waiting.get(number)?.(answer);
      this.waiting.delete(number);
    });
  }

  async boot(): Promise<Boot> {
    const language = navigator.language.slice(0, 2);
    const file = "contract.leadc";
    const as_of = new Date().toISOString();
    const boot = await this.call<Boot>({ call: "open", language, file, as_of, now: Date.now() });
    const text = localStorage.getItem(DRAFT) ?? "";
    await this.call({ call: "saved", text });
    return { ...boot, file, uri: `file:///${file}`, text, hash: null };
  }

  async ask<T>(question: Question): Promise<T | Failure> {
    if (question.ask !== "judge") return this.call({ call: "ask", question });
    const number = ++this.lastJudged;
    // The worker computes one text after the other: of those that wait, only the newest is of interest.
    await this.idle();
    if (number < this.lastJudged) return { stale: true } as T;
    return this.call({ call: "ask", question });
  }

  async languageServer(message: string): Promise<string[]> {
    const answers = await this.call<unknown[]>({ call: "language_server", message: JSON.parse(message) });
    this.analyseSoon();
    return answers.map((one) => JSON.stringify(one));
  }

  async save(text: string): Promise<Saved> {
    localStorage.setItem(DRAFT, text);
    await this.call({ call: "saved", text });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = "contract.leadc";
    link.click();
    URL.revokeObjectURL(link.href);
    return { saved: true, hash: "saved" };
  }

  listen(message: (message: string) => void, ended: () => void): void {
    this.later = message;
    this.worker.addEventListener("error", ended);
  }

  /** What takes longer than a keystroke. */
  private async analyse(): Promise<void> {
    const found = await this.call<unknown[]>({ call: "analyse", now: Date.now() });
    for (const one of found) this.later(JSON.stringify(one));
  }

  private async idle(): Promise<void> {
    while (this.waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  private call<T>(call: object): Promise<T> {
    const number = ++this.last;
    return new Promise((resolve) => {
      this.waiting.set(number, resolve as (answer: unknown) => void);
      this.worker.postMessage({ number, call });
    });
  }
}
