/** What has to be done next. */

import { type Backend, type Listed, isFailure } from "./backend";
import { fill, h } from "./dom";
import { leadTable } from "./table";
import type { View } from "./tabs";
import { t } from "./texts";

export class WorkListView implements View {
  readonly element = h("div", { class: "work" });

  constructor(
    private readonly backend: Backend,
    private readonly open: (lead: string) => void,
  ) {}

  refresh(): void {
    void this.show();
  }

  private async show(): Promise<void> {
    const answer = await this.backend.ask<Listed>({ ask: "sla" });
    if (isFailure(answer)) return fill(this.element, h("p", { class: "problem" }, answer.message));
    const { table, all } = answer;
    const range = t("{first} to {last} of {all}", { first: Math.min(1, all), last: table.rows.length, all });
    fill(this.element, h("p", {}, range), leadTable(table, t("Deadlines"), this.open));
  }
}
