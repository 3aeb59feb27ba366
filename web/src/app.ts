/** The page: the contract on the left, what it does to the leads on the right. */

import type { EditorView } from "@codemirror/view";
import { type LSPClient, formatDocument } from "@codemirror/lsp-client";
import { type Backend, type Boot, type Blank, type Judged, type Unreadable, isFailure } from "./backend";
import { askWhichToKeep } from "./conflict";
import { DocumentView } from "./document_view";
import { debounced, h } from "./dom";
import { contractEditor, replaceText, showPointsLines } from "./editor";
import { ExamplesView } from "./examples_view";
import { PostTransport, languageClient } from "./language_client";
import { LeadsView } from "./leads_view";
import { setTexts, t } from "./texts";
import { Tabs } from "./tabs";
import { WorkListView } from "./work_list_view";

/** How long a text rests before it is judged, in milliseconds. */
const PAUSE = 40;
/** How long a judged text rests before the leads of each line are counted. */
const LONG_PAUSE = 600;

export async function start(backend: Backend): Promise<void> {
  const root = document.getElementById("page");
  if (!root) return;
  try {
    const boot = await backend.boot();
    if (isFailure(boot)) throw new Error(boot.message);
    setTexts(boot.texts, boot.language);
    document.documentElement.lang = boot.language;
    document.title = `${boot.file} · leadc`;
    new App(backend, boot).show(root);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    root.replaceChildren(h("p", { class: "fatal", role: "alert" }, text));
  }
}

class App {
  private readonly status = h("span", { class: "status", role: "status" });
  private readonly saveButton: HTMLButtonElement;
  private readonly leads: LeadsView;
  private readonly examples: ExamplesView;
  private readonly report: DocumentView;
  private readonly deadlines: WorkListView;
  private readonly agreement: DocumentView;
  private readonly tabs: Tabs;
  private readonly judgeSoon = debounced(PAUSE, () => void this.judge());
  private readonly countLinesSoon = debounced(LONG_PAUSE, () => void this.countLines());
  private readonly transport: PostTransport;
  private readonly client: LSPClient;
  private view: EditorView | undefined;
  private saved: string;
  private hash: string | null;

  constructor(
    private readonly backend: Backend,
    private readonly boot: Boot,
  ) {
    this.saved = boot.text;
    this.hash = boot.hash;
    this.transport = new PostTransport(backend);
    this.client = languageClient(this.transport);
    const goTo = (line: number) => this.goTo(line);
    this.saveButton = h("button", { class: "primary", click: () => void this.save() }, t("Save"));
    this.leads = new LeadsView(backend, () => void this.judge(), (text) => this.start(text));
    this.examples = new ExamplesView(() => this.view, goTo);
    this.report = new DocumentView(backend, "report", t("Report"));
    this.deadlines = new WorkListView(backend, (lead) => this.showLead(lead));
    this.agreement = new DocumentView(backend, "doc", t("Document"));
    this.tabs = new Tabs(t("Views"), [
      { id: "leads", title: t("Leads"), view: this.leads },
      { id: "examples", title: t("Examples"), view: this.examples },
      { id: "report", title: t("Report"), view: this.report },
      { id: "deadlines", title: t("Deadlines"), view: this.deadlines },
      { id: "document", title: t("Document"), view: this.agreement },
    ]);
  }

  show(root: HTMLElement): void {
    const editor = h("section", { class: "contract", "aria-label": t("Contract") });
    const format = h("button", { hidden: true, click: () => this.view && formatDocument(this.view) }, t("Format"));
    root.replaceChildren(
      h("header", {}, h("h1", {}, this.boot.file), this.status, format, this.saveButton),
      h("main", {}, editor, this.tabs.element),
    );
    this.view = contractEditor(editor, {
      text: this.saved,
      client: this.client,
      uri: this.boot.uri,
      changed: () => this.changed(),
      save: () => void this.save(),
      showLine: (line) => this.showLine(line),
    });
    void this.client.initializing.then(() => {
      format.hidden = !this.client.serverCapabilities?.documentFormattingProvider;
    });
    this.showStatus();
    this.backend.listen(
      (message) => this.transport.receive(message),
      () => this.ended(),
    );
    window.addEventListener("beforeunload", (event) => {
      if (this.isChanged()) event.preventDefault();
    });
    void this.judge();
  }

  private get text(): string {
    return this.view?.state.doc.toString() ?? this.saved;
  }

  private isChanged(): boolean {
    return this.text !== this.saved;
  }

  private changed(): void {
    this.showStatus();
    this.judgeSoon();
  }

  private showStatus(): void {
    const changed = this.isChanged() || this.hash === "";
    this.status.textContent = changed ? t("not saved yet") : t("saved");
    this.saveButton.disabled = !changed;
  }

  /** Asks what the text does to the leads. An answer about an older text is dropped. */
  private async judge(): Promise<void> {
    const text = this.text;
    const answer = await this.backend.ask<Judged | Unreadable | Blank | { stale: true }>({
      ask: "judge",
      text,
    });
    if ("stale" in answer || text !== this.text) return;
    this.leads.judged(answer);
    if ("counts" in answer) {
      this.examples.show(answer, text);
      this.tabs.refresh();
      this.countLinesSoon();
    }
  }

  private async countLines(): Promise<void> {
    const text = this.text;
    const answer = await this.backend.ask<{ lines: { line: number; leads: number }[] }>({
      ask: "lines",
    });
    if (!isFailure(answer) && this.view && text === this.text) {
      showPointsLines(this.view, answer.lines);
    }
  }

  private async save(): Promise<void> {
    const text = this.text;
    const answer = await this.backend.save(text, this.hash);
    if ("message" in answer) {
      this.status.textContent = answer.message;
    } else if (answer.saved) {
      this.hash = answer.hash;
      this.saved = text;
      this.showStatus();
      await this.judge();
    } else {
      await this.resolve(answer.text, answer.hash);
    }
  }

  /** Somebody else has changed the file: asks which text to keep. Nothing is lost, whatever the answer. */
  private async resolve(theirs: string, hash: string): Promise<void> {
    const keep = await askWhichToKeep(theirs, this.text);
    if (keep === "cancel") return;
    this.hash = hash;
    this.saved = theirs;
    const mine = this.text;
    // Both are in the history of the editor, so that the other one can be brought back.
    if (this.view) replaceText(this.view, theirs);
    if (this.view && keep === "mine") {
      replaceText(this.view, mine);
      return this.save();
    }
    this.showStatus();
  }

  /** Starts with a first contract; it can be undone like everything that is typed. */
  private start(text: string): void {
    if (!this.view) return;
    replaceText(this.view, text);
    this.view.focus();
  }

  private goTo(line: number): void {
    const view = this.view;
    if (!view) return;
    const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
    view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    view.focus();
  }

  private showLine(line: number): void {
    this.tabs.select("leads");
    void this.leads.listLine(line);
  }

  private showLead(lead: string): void {
    this.tabs.select("leads");
    void this.leads.explain(lead);
  }

  private ended(): void {
    const text = t("leadc has ended: copy your text if it is not saved, and run `leadc open` again");
    document.body.prepend(h("p", { class: "fatal", role: "alert" }, text));
    this.saveButton.disabled = true;
  }
}
