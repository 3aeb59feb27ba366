/** The numbers of leads, the lists of them, and the story of each lead. */

import {
  type Backend,
  type Blank,
  type Failure,
  type GivenFile,
  type Judged,
  type LeadsOf,
  type Listed,
  type Story,
  type Unreadable,
  isFailure,
} from "./backend";
import { fill, h } from "./dom";
import { exportsForm } from "./exports_form";
import { leadTable } from "./table";
import type { View } from "./tabs";
import { n, signed, t } from "./texts";

/** Number of leads that are listed at once; the server decides it. */
const PAGE = 50;

/** The title of a list, by its number of leads. */
type Title = (leads: number) => string;

function errorsOf({ errors, line }: Unreadable): string {
  const one = "an error in line {line}: the numbers are those of the last text without errors";
  const several = "{errors} errors, the first in line {line}: the numbers are those of the last text without errors";
  return errors === 1 ? t(one, { line }) : t(several, { errors, line });
}

export class LeadsView implements View {
  private readonly notice = h("div", { class: "notice", role: "status" });
  private readonly numbers = h("div", { class: "numbers" });
  private readonly detail = h("div", { class: "detail", tabindex: "-1" });
  readonly element = h("div", { class: "leads" }, this.notice, this.numbers, this.detail);
  private listed: { of: LeadsOf; from: number; title: Title } | undefined;
  private lead: string | undefined;
  /** Stays while the text changes, so that what is chosen in it is not lost. */
  private exports: HTMLElement | undefined;

  constructor(
    private readonly backend: Backend,
    private readonly judge: () => void,
    private readonly start: (contract: string) => void,
  ) {}

  /** Shows what a text does; while it has errors, the numbers of the last one without stay. */
  judged(answer: Judged | Unreadable | Blank | Failure): void {
    this.element.classList.toggle("old", !("counts" in answer));
    if ("counts" in answer) this.showNumbers(answer);
    else if (isFailure(answer)) this.showFailure(answer);
    else if ("is_blank" in answer) this.showBeginning(answer);
    else fill(this.notice, errorsOf(answer));
  }

  /** There is no contract yet: the exports come first, then a contract can be written from them. */
  private showBeginning({ has_data }: Blank): void {
    fill(this.numbers);
    fill(this.detail);
    if (!has_data) return this.showMissingLeads();
    const init = h("button", { class: "primary", click: () => void this.init() }, t("Write a first contract from these exports"));
    fill(this.notice, h("p", {}, t("there is no contract yet")), init);
  }

  private async init(): Promise<void> {
    fill(this.notice, t("computing …"));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const answer = await this.backend.ask<{ text: string }>({ ask: "init", zone });
    if (isFailure(answer)) this.showFailure(answer);
    else this.start(answer.text);
  }

  private showMissingLeads(): void {
    const text = t("there are no leads yet: add an export of your leads");
    fill(this.notice, h("p", {}, text), this.form());
  }

  private showFailure(failure: Failure): void {
    const help = failure.help ? h("p", {}, failure.help) : null;
    fill(this.notice, h("p", { class: "problem" }, failure.message), help, this.form());
  }

  private form(): HTMLElement {
    this.exports ??= exportsForm(async (leads, activities) => this.use(leads, activities));
    return this.exports;
  }

  private async use(leads: GivenFile[], activities: GivenFile[]): Promise<void> {
    this.exports = undefined;
    fill(this.notice, t("computing …"));
    await this.backend.ask({ ask: "data", data: { leads, activities } });
    this.judge();
  }

  private showNumbers(judged: Judged): void {
    if (!judged.has_data) {
      fill(this.numbers);
      return this.showMissingLeads();
    }
    fill(this.notice, judged.about);
    fill(this.numbers, this.counts(judged), this.moves(judged));
    void this.refreshDetail();
  }

  private counts(judged: Judged): HTMLElement {
    const rows = judged.counts.map(({ name, saved, now }, place) => {
      const title: Title = (leads) => t("{stage}: {leads} {leads|lead|leads}", { stage: name, leads });
      const open = () => void this.list({ which: "place", place }, title);
      return h(
        "tr",
        { class: saved === now ? "" : "changed" },
        h("th", { scope: "row" }, name),
        judged.has_saved ? h("td", { class: "number" }, n(saved)) : null,
        h(
          "td",
          { class: "number" },
          h("button", { class: "link", "data-key": `place ${place}`, "aria-label": title(now), click: open }, n(now)),
        ),
        judged.has_saved ? h("td", { class: "number" }, saved === now ? "" : signed(now - saved)) : null,
      );
    });
    const head = judged.has_saved
      ? [t("Stage"), t("saved contract"), t("this text"), t("difference")]
      : [t("Stage"), t("this text")];
    const names = head.map((name, at) => h("th", { scope: "col", class: at > 0 ? "number" : "" }, name));
    return h(
      "table",
      { class: "counts" },
      h("caption", {}, t("Leads")),
      h("thead", {}, h("tr", {}, ...names)),
      h("tbody", {}, ...rows),
    );
  }

  private moves(judged: Judged): HTMLElement | null {
    if (!judged.has_saved) return null;
    const items = judged.moves.map(({ from, to, leads }, row) => {
      const title: Title = (leads) => t("{from} → {to}: {leads} {leads|lead|leads}", { from, to, leads });
      const open = () => void this.list({ which: "move", row }, title);
      return h("li", {}, h("button", { class: "link", "data-key": `move ${from} ${to}`, click: open }, title(leads)));
    });
    const none = items.length === 0 ? h("p", {}, t("no lead changes stage")) : null;
    return h(
      "section",
      { class: "moves", "aria-live": "polite" },
      h("h2", {}, t("Who changes stage")),
      none ?? h("ul", {}, ...items),
    );
  }

  async listLine(line: number): Promise<void> {
    const answer = await this.ask({ which: "line", line }, 0);
    if (isFailure(answer)) return this.showDetail(answer.message);
    const title: Title = (leads) => t("Points line {line}: {leads} {leads|lead|leads}", { line, leads });
    this.showList({ which: "line", line }, title, answer);
    this.detail.focus();
  }

  private async list(of: LeadsOf, title: Title, from = 0): Promise<void> {
    const answer = await this.ask(of, from);
    if (isFailure(answer)) return this.showDetail(answer.message);
    this.showList(of, title, answer);
    this.detail.focus();
  }

  private ask(of: LeadsOf, from: number): Promise<Listed | Failure> {
    return this.backend.ask<Listed>({ ask: "leads", of, from });
  }

  private showList(of: LeadsOf, title: Title, { all, from, table }: Listed): void {
    this.listed = { of, from, title };
    this.lead = undefined;
    const last = from + table.rows.length;
    const open = (lead: string) => void this.explain(lead);
    const previous = () => void this.list(of, title, Math.max(0, from - PAGE));
    const next = () => void this.list(of, title, last);
    const range = t("{first} to {last} of {all}", { first: Math.min(from + 1, last), last, all });
    const pages = h(
      "nav",
      { class: "pages", "aria-label": title(all) },
      h("button", { disabled: from === 0, click: previous }, t("Previous")),
      h("span", {}, range),
      h("button", { disabled: last >= all, click: next }, t("Next")),
    );
    fill(this.detail, leadTable(table, title(all), open), all > PAGE ? pages : null);
  }

  /** Shows the story of a lead. */
  async explain(lead: string): Promise<void> {
    const answer = await this.backend.ask<Story>({ ask: "explain", lead });
    if (isFailure(answer)) return this.showDetail(answer.message);
    this.lead = lead;
    this.showStory(answer);
    this.detail.focus();
  }

  private showStory({ lead, story, changes }: Story): void {
    const listed = this.listed;
    const back = listed
      ? h("button", { click: () => void this.list(listed.of, listed.title, listed.from) }, t("Back"))
      : null;
    const different = changes
      ? h("p", { class: "changes" }, t("What is different: {changes}", { changes }))
      : null;
    fill(this.detail, back, h("h2", {}, t("Lead {lead}", { lead })), different, h("pre", { tabindex: "0" }, story));
  }

  private showDetail(text: string): void {
    fill(this.detail, h("p", { class: "problem", role: "alert" }, text));
  }

  /** Shows the list or the story again, since the contract has changed. */
  private async refreshDetail(): Promise<void> {
    if (this.lead !== undefined) {
      const answer = await this.backend.ask<Story>({ ask: "explain", lead: this.lead });
      if (!isFailure(answer)) this.showStory(answer);
      return;
    }
    // The rows of moves are others than before.
    if (!this.listed || this.listed.of.which === "move") {
      this.listed = undefined;
      return fill(this.detail);
    }
    const { of, from, title } = this.listed;
    const answer = await this.ask(of, from);
    if (!isFailure(answer)) this.showList(of, title, answer);
  }
}
