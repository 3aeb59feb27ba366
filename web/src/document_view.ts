/** The report or the contract as a document, in a frame that can run and load nothing. */

import { type Backend, isFailure } from "./backend";
import { fill, h } from "./dom";
import type { View } from "./tabs";

export class DocumentView implements View {
  readonly element = h("div", { class: "document" });

  constructor(
    private readonly backend: Backend,
    private readonly ask: "report" | "doc",
    private readonly title: string,
  ) {}

  refresh(): void {
    void this.show();
  }

  private async show(): Promise<void> {
    const answer = await this.backend.ask<{ html: string }>({ ask: this.ask });
    if (isFailure(answer)) {
      fill(this.element, h("p", { class: "problem" }, answer.message), answer.help ? h("p", {}, answer.help) : null);
    } else {
      fill(this.element, h("iframe", { sandbox: "", srcdoc: answer.html, title: this.title }));
    }
  }
}
