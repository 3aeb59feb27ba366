/** Chooses exports, or takes those that are dropped. */

import type { GivenFile } from "./backend";
import { h } from "./dom";
import { t } from "./texts";

type Use = (leads: GivenFile[], activities: GivenFile[]) => Promise<void>;

export function exportsForm(use: Use): HTMLElement {
  const input = () => h("input", { type: "file", multiple: true, accept: ".csv,.tsv,.txt,.jsonl,.ndjson,.json" });
  const leads = input();
  const activities = input();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (leads.files?.length) await use(await read(leads.files), await read(activities.files));
  };
  const field = (title: string, own: HTMLInputElement) =>
    h(
      "label",
      {
        class: "drop",
        dragover: (event) => event.preventDefault(),
        drop: (event) => {
          event.preventDefault();
          own.files = (event as DragEvent).dataTransfer?.files ?? null;
        },
      },
      h("span", {}, title),
      own,
      h("small", {}, t("or drop them here")),
    );
  return h(
    "form",
    { class: "exports", submit },
    field(t("Exports of leads"), leads),
    field(t("Exports of activities"), activities),
    h("button", { class: "primary" }, t("Use these exports")),
  );
}

async function read(files: FileList | null): Promise<GivenFile[]> {
  const all = [...(files ?? [])];
  return Promise.all(all.map(async (file) => ({ name: file.name, text: decoded(await file.arrayBuffer()) })));
}

/** The text of an export: UTF-16 with its mark, UTF-8, or what is none of them, Windows-1252. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
