/** Chooses exports, or takes those that are dropped. */

import type { GivenFile } from "./backend";
import { h } from "./dom";
import { t } from "./texts";

type Use = (leads: GivenFile[], activities: GivenFile[]) => Promise<void>;

export function exportsForm(use: Use): HTMLElement {
  const input = () => h("input", { type: "file", multiple: true, accept: ".csv,.tsv,.txt,.jsonl,.ndjson,.json,.xlsx" });
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
  return Promise.all(all.map(async (file) => ({ name: file.name, base64: await base64(file) })));
}

/** The content of a file in Base64: leadc itself sees which format and which encoding it has. */
function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,?/, "")));
    reader.addEventListener("error", () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });
}
