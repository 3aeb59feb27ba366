/** Tables of leads. */

import type { Table } from "./backend";
import { h } from "./dom";

/** Number of characters from which on a cell is broken into lines. */
const LONG = 40;

/** A table whose first column opens a lead. */
export function leadTable(table: Table, caption: string, open: (lead: string) => void): HTMLElement {
  const align = (at: number) => (table.numeric[at] ? "number" : "text");
  const head = table.columns.map((name, at) => h("th", { scope: "col", class: align(at) }, name));
  const rows = table.rows.map((row) =>
    h(
      "tr",
      {},
      ...row.map((text, at) =>
        at === 0
          ? h("th", { scope: "row" }, h("button", { class: "link", "data-key": `lead ${text}`, click: () => open(text) }, text))
          : h("td", { class: text.length > LONG ? "long" : align(at) }, text),
      ),
    ),
  );
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)),
  );
}
