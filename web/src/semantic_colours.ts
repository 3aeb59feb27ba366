/** Colours of names by what they are, from the language server, where it has them. */

import { RangeSetBuilder, StateEffect, StateField, type Extension } from "@codemirror/state";
import { LSPPlugin, type LSPClient } from "@codemirror/lsp-client";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type * as lsp from "vscode-languageserver-protocol";
import { debounced } from "./dom";

const setColours = StateEffect.define<DecorationSet>();

const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(own, transaction) {
    for (const effect of transaction.effects) if (effect.is(setColours)) return effect.value;
    return own.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** How long the text rests before its colours are asked for, in milliseconds. */
const PAUSE = 150;

export function semanticColours(client: LSPClient, uri: string): Extension {
  let asked: EditorView | undefined;
  const ask = debounced(PAUSE, () => asked && void colour(client, uri, asked));
  return [
    colours,
    EditorView.updateListener.of((update) => {
      if (!update.docChanged && asked) return;
      asked = update.view;
      ask();
    }),
  ];
}

async function colour(client: LSPClient, uri: string, view: EditorView): Promise<void> {
  await client.initializing;
  const provider = client.serverCapabilities?.semanticTokensProvider;
  if (!provider) return;
  client.sync();
  const doc = view.state.doc;
  const found = await client.request<lsp.SemanticTokensParams, lsp.SemanticTokens | null>(
    "textDocument/semanticTokens/full",
    { textDocument: { uri } },
  );
  if (!found || !view.state.doc.eq(doc)) return;
  view.dispatch({ effects: setColours.of(decorations(view, found.data, provider.legend.tokenTypes)) });
}

/** The tokens are five numbers each: line and start after the one before, length, type, modifiers. */
function decorations(view: EditorView, data: number[], types: string[]): DecorationSet {
  const plugin = LSPPlugin.get(view);
  const builder = new RangeSetBuilder<Decoration>();
  let line = 0;
  let character = 0;
  for (let at = 0; plugin && at + 4 < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const from = plugin.fromPosition({ line, character });
    const name = types[type];
    if (name) builder.add(from, from + length, Decoration.mark({ class: `t-${name}` }));
  }
  return builder.finish();
}
