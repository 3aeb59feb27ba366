/** The editor as a client of the language server. */

import { setDiagnostics, type Action, type Diagnostic } from "@codemirror/lint";
import { LSPClient, LSPPlugin, languageServerExtensions, type Transport } from "@codemirror/lsp-client";
import type { EditorView } from "@codemirror/view";
import type * as lsp from "vscode-languageserver-protocol";
import type { Backend } from "./backend";

/** Messages are sent one after the other, each once the one before is answered, since their order matters. */
export class PostTransport implements Transport {
  private readonly handlers = new Set<(message: string) => void>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly backend: Backend) {}

  send(message: string): void {
    this.last = this.last.then(async () => {
      try {
        const answers = await this.backend.languageServer(message);
        for (const answer of answers) this.receive(answer);
      } catch (error) {
        console.warn(error);
      }
    });
  }

  /** Passes a message of the server on. */
  receive(message: string): void {
    for (const handler of this.handlers) handler(message);
  }

  subscribe(handler: (message: string) => void): void {
    this.handlers.add(handler);
  }

  unsubscribe(handler: (message: string) => void): void {
    this.handlers.delete(handler);
  }
}

export function languageClient(transport: Transport): LSPClient {
  const client = new LSPClient({
    extensions: [
      { notificationHandlers: { "textDocument/publishDiagnostics": showDiagnostics } },
      ...languageServerExtensions(),
    ],
    sanitizeHTML: asText,
    timeout: 10_000,
  });
  return client.connect(transport);
}

/** Keeps the structure of Markdown from the server, and drops everything that could load or run. */
function asText(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.body.querySelectorAll("*")) {
    if (!/^(P|CODE|PRE|EM|STRONG|UL|OL|LI|BR|HR|H[1-6]|SPAN|DIV|TABLE|TR|TD|TH|TBODY|THEAD)$/.test(element.tagName)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    for (const { name } of [...element.attributes]) if (name !== "class") element.removeAttribute(name);
  }
  return page.body.innerHTML;
}

const SEVERITIES = ["error", "error", "warning", "info", "hint"] as const;

/** Marks the lines and offers the corrections of the server as buttons. */
function showDiagnostics(client: LSPClient, params: lsp.PublishDiagnosticsParams): boolean {
  const file = client.workspace.getFile(params.uri);
  const view = file?.getView();
  const plugin = view ? LSPPlugin.get(view) : null;
  if (!file || !view || !plugin) return false;
  if (params.version != null && params.version !== file.version) return true;
  const at = (position: lsp.Position) =>
    plugin.unsyncedChanges.mapPos(plugin.fromPosition(position, plugin.syncedDoc));
  const found = params.diagnostics.map((one): Diagnostic & { own: lsp.Diagnostic } => ({
    from: at(one.range.start),
    to: at(one.range.end),
    severity: SEVERITIES[one.severity ?? 1] ?? "error",
    source: one.code === undefined ? undefined : String(one.code),
    message: typeof one.message === "string" ? one.message : one.message.value,
    actions: [],
    own: one,
  }));
  view.dispatch(setDiagnostics(view.state, found));
  void addCorrections(client, view, params.uri, found);
  return true;
}

async function addCorrections(
  client: LSPClient,
  view: EditorView,
  uri: string,
  found: (Diagnostic & { own: lsp.Diagnostic })[],
): Promise<void> {
  const doc = view.state.doc;
  const all = await Promise.all(
    found.map(async (one) => ({ ...one, actions: await corrections(client, view, uri, one.own) })),
  );
  // Further typing has asked again.
  if (view.state.doc.eq(doc) && all.some((one) => one.actions.length > 0)) {
    view.dispatch(setDiagnostics(view.state, all));
  }
}

async function corrections(
  client: LSPClient,
  view: EditorView,
  uri: string,
  own: lsp.Diagnostic,
): Promise<Action[]> {
  if (!client.serverCapabilities?.codeActionProvider) return [];
  const found = await client.request<lsp.CodeActionParams, (lsp.Command | lsp.CodeAction)[] | null>(
    "textDocument/codeAction",
    { textDocument: { uri }, range: own.range, context: { diagnostics: [own], only: ["quickfix"] } },
  );
  const own_edits = (action: lsp.Command | lsp.CodeAction) => editsOf(action, uri);
  return (found ?? []).flatMap((action) => {
    const edits = own_edits(action);
    if (edits.length === 0) return [];
    return [{ name: action.title, apply: () => makeEdits(view, edits) }];
  });
}

function editsOf(action: lsp.Command | lsp.CodeAction, uri: string): lsp.TextEdit[] {
  if (!("edit" in action) || !action.edit) return [];
  const changes = action.edit.changes?.[uri] ?? [];
  const versioned = (action.edit.documentChanges ?? []).flatMap((change) =>
    "edits" in change && change.textDocument.uri === uri
      ? change.edits.filter((edit): edit is lsp.TextEdit => "newText" in edit)
      : [],
  );
  return [...changes, ...versioned];
}

function makeEdits(view: EditorView, edits: lsp.TextEdit[]): void {
  const plugin = LSPPlugin.get(view);
  if (!plugin) return;
  const changes = edits.map((edit) => ({
    from: plugin.fromPosition(edit.range.start),
    to: plugin.fromPosition(edit.range.end),
    insert: edit.newText,
  }));
  view.dispatch({ changes, userEvent: "input.correct" });
  view.focus();
}
