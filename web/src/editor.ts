/** The editor of the contract. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { foldGutter, foldKeymap } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import type { LSPClient } from "@codemirror/lsp-client";
import { EditorState, StateEffect, StateField, type Extension } from "@codemirror/state";
import {
  EditorView,
  GutterMarker,
  drawSelection,
  gutter,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { contractMode } from "./contract_mode";
import { semanticColours } from "./semantic_colours";
import { n, t } from "./texts";

export interface EditorOptions {
  text: string;
  /** The client of the language server, and the address of the contract there. */
  client: LSPClient;
  uri: string;
  changed: () => void;
  save: () => void;
  /** Shows the leads to which a line gives points. */
  showLine: (line: number) => void;
}

export function contractEditor(parent: HTMLElement, options: EditorOptions): EditorView {
  const { client, uri } = options;
  const save = { key: "Mod-s", preventDefault: true, run: () => (options.save(), true) };
  const state = EditorState.create({
    doc: options.text,
    extensions: [
      EditorState.lineSeparator.of("\n"),
      pointsGutter(options.showLine),
      lineNumbers(),
      foldGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      autocompletion(),
      closeBrackets(),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": t("Contract") }),
      contractMode,
      client.plugin(uri, "leadc"),
      semanticColours(client, uri),
      keymap.of([
        save,
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...completionKeymap,
        ...lintKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.changed();
      }),
    ],
  });
  return new EditorView({ state, parent });
}

/** Replaces the whole text, which can be undone by itself. */
export function replaceText(view: EditorView, text: string): void {
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    userEvent: "input.replace",
    annotations: isolateHistory.of("full"),
  });
}

interface PointsLine {
  line: number;
  leads: number;
}

const setPointsLines = StateEffect.define<PointsLine[]>();

/** The start of each line that gives points, with the number of leads; they move with the text. */
const pointsLines = StateField.define<{ from: number; leads: number }[]>({
  create: () => [],
  update(lines, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setPointsLines)) {
        const doc = transaction.state.doc;
        return effect.value
          .filter(({ line }) => line <= doc.lines)
          .map(({ line, leads }) => ({ from: doc.line(line).from, leads }));
      }
    }
    if (!transaction.docChanged) return lines;
    return lines.map(({ from, leads }) => ({ from: transaction.changes.mapPos(from, 1), leads }));
  },
});

/** Shows how many leads each line gives points to. */
export function showPointsLines(view: EditorView, lines: PointsLine[]): void {
  view.dispatch({ effects: setPointsLines.of(lines) });
}

class LeadsMarker extends GutterMarker {
  constructor(
    private readonly leads: number,
    private readonly show: () => void,
  ) {
    super();
  }

  override eq(other: LeadsMarker): boolean {
    return other.leads === this.leads;
  }

  override toDOM(): HTMLElement {
    const button = document.createElement("button");
    button.className = "line-leads";
    button.textContent = n(this.leads);
    button.title = t("show the leads to which this line gives points");
    button.setAttribute("aria-label", `${t("{leads} {leads|lead|leads}", { leads: this.leads })}: ${button.title}`);
    button.addEventListener("click", this.show);
    return button;
  }
}

function pointsGutter(showLine: (line: number) => void): Extension {
  return [
    pointsLines,
    gutter({
      class: "points-gutter",
      lineMarker(view, block) {
        const found = view.state.field(pointsLines).find(({ from }) => from === block.from);
        if (!found) return null;
        const show = () => showLine(view.state.doc.lineAt(found.from).number);
        return new LeadsMarker(found.leads, show);
      },
      lineMarkerChange: (update) =>
        update.startState.field(pointsLines) !== update.state.field(pointsLines),
    }),
  ];
}
