/** The examples as a table, whose cells write to the text of the contract. */

import type { EditorView } from "@codemirror/view";
import type { Cell, Example, Judged, Labels } from "./backend";
import { fill, h } from "./dom";
import type { View } from "./tabs";
import { t } from "./texts";

type Kind = Cell["kind"];

const COLUMNS = ["Example", "as of", "facts", "activities", "expected"];
const LABELS: Record<Kind, string> = { as_of: "as of", fact: "facts", did: "activities", expect: "expected" };

export class ExamplesView implements View {
  readonly element = h("div", { class: "examples" });
  /** The text that the cells are places in. */
  private text = "";

  constructor(
    private readonly editor: () => EditorView | undefined,
    private readonly goTo: (line: number) => void,
  ) {}

  show({ examples, labels, counts }: Judged, text: string): void {
    this.text = text;
    const passed = examples.filter((one) => one.passed).length;
    const summary = examples.length
      ? t("{passed} of {all} examples pass", { passed, all: examples.length })
      : t("there are no examples yet");
    const head = COLUMNS.map((name) => h("th", { scope: "col", role: "columnheader" }, t(name)));
    const rows = examples.map((example, at) => this.row(example, labels, at));
    const stage = counts[0]?.name ?? "";
    fill(
      this.element,
      h("p", { role: "status" }, summary),
      h(
        "div",
        { class: "scroll" },
        h(
          "table",
          { role: "table" },
          h("caption", {}, t("Examples")),
          h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...head)),
          h("tbody", { role: "rowgroup" }, ...rows),
        ),
      ),
      h("button", { "data-key": "add example", click: () => this.addExample(labels, stage) }, t("Add an example")),
    );
  }

  private row(example: Example, labels: Labels, at: number): HTMLElement {
    const go = h(
      "button",
      { class: "link", title: t("Go to line {line}", { line: example.line }), click: () => this.goTo(example.line) },
      example.title,
    );
    const mark = h("span", { class: example.passed ? "passed" : "failed" }, t(example.passed ? "passed" : "failed"));
    const cells = (kind: Kind) => this.cells(example, kind, labels, at);
    return h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, go, mark),
      cells("as_of"),
      cells("fact"),
      cells("did"),
      cells("expect"),
    );
  }

  private cells(example: Example, kind: Kind, labels: Labels, at: number): HTMLElement {
    const own = example.cells.filter((cell) => cell.kind === kind);
    const items = own.map((cell, item) => this.cell(cell, kind, `${at} ${kind} ${item}`, own.length));
    const add =
      kind === "as_of"
        ? null
        : h(
            "input",
            {
              class: "add",
              placeholder: t("Add"),
              "aria-label": `${t("Add")}: ${labelOf(labels, kind)} (${example.title})`,
              "data-key": `${at} ${kind} add`,
              change: (event) => this.add(example, kind, labels, (event.target as HTMLInputElement).value),
            },
          );
    return h("td", { role: "cell", "data-label": t(LABELS[kind]) }, ...items, add);
  }

  private cell(cell: Cell, kind: Kind, key: string, siblings: number): HTMLElement {
    const input = h("input", {
      value: cell.text,
      "data-key": key,
      "aria-label": cell.text,
      "aria-invalid": cell.held === false,
      size: String(Math.max(8, cell.text.length)),
      change: (event) => this.replace(cell, (event.target as HTMLInputElement).value),
    });
    const canGo = kind === "fact" || kind === "did" || (kind === "expect" && siblings > 1);
    const remove = canGo
      ? h("button", { class: "remove", "aria-label": `${t("Remove")}: ${cell.text}`, title: t("Remove"), click: () => this.remove(cell) }, "×")
      : null;
    const actual = cell.actual ? h("div", { class: "actual" }, t("instead: {actual}", { actual: cell.actual })) : null;
    return h("div", { class: cell.held === false ? "item failed" : "item" }, input, remove, actual);
  }

  /** Changes the text, unless it is no longer the one that the table shows. */
  private edit(from: number, to: number, insert: string): void {
    const view = this.editor();
    if (view && view.state.doc.toString() === this.text) {
      view.dispatch({ changes: { from, to, insert }, userEvent: "input.table" });
    }
  }

  private replace(cell: Cell, text: string): void {
    const trimmed = text.trim();
    if (trimmed === "") this.remove(cell);
    else if (trimmed !== cell.text) this.edit(cell.from, cell.to, trimmed);
  }

  /** Removes a cell with its comma, or its whole line if nothing else is in it. */
  private remove(cell: Cell): void {
    const line = this.text.slice(cell.line_from, cell.line_to);
    const before = line.slice(0, cell.from - cell.line_from);
    const after = line.slice(cell.to - cell.line_from);
    const comma = /^\s*[,，、]\s*/.exec(after)?.[0];
    const commaBefore = /[,，、]\s*$/.exec(before)?.[0];
    if (comma !== undefined) this.edit(cell.from, cell.to + comma.length, "");
    else if (commaBefore !== undefined) this.edit(cell.from - commaBefore.length, cell.to, "");
    else this.edit(cell.line_from, Math.min(cell.line_to + 1, this.text.length), "");
  }

  /** Adds a fact or an expectation to its line, or a line. */
  private add(example: Example, kind: Kind, labels: Labels, text: string): void {
    const trimmed = text.trim();
    if (trimmed === "") return;
    const own = example.cells.filter((cell) => cell.kind === kind).at(-1);
    if (own && kind !== "did") return this.edit(own.to, own.to, `, ${trimmed}`);
    const order: Kind[] = ["as_of", "fact", "did", "expect"];
    const earlier = example.cells.filter((cell) => order.indexOf(cell.kind) <= order.indexOf(kind)).at(-1);
    if (!earlier) return;
    const indent = /^\s*/.exec(this.text.slice(earlier.line_from, earlier.line_to))?.[0] ?? "  ";
    this.edit(earlier.line_to, earlier.line_to, `\n${indent}${labelOf(labels, kind)} ${trimmed}`);
  }

  private addExample(labels: Labels, stage: string): void {
    const today = new Date().toISOString().slice(0, 10);
    const expected = labels.expect_stage.replace("{stage}", stage);
    const block = [
      `${labels.example} "${t("New example")}":`,
      `  ${labels.as_of} ${today}`,
      `  ${labels.expect} ${expected}`,
    ];
    const end = this.text.length;
    const gap = this.text.endsWith("\n") ? "\n" : "\n\n";
    this.edit(end, end, `${gap}${block.join("\n")}\n`);
  }
}

function labelOf(labels: Labels, kind: Kind): string {
  const all: Record<Kind, string> = { as_of: labels.as_of, fact: labels.lead, did: labels.did, expect: labels.expect };
  return all[kind];
}
