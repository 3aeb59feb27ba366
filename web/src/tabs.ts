/** Tabs, for the mouse, the keyboard and screen readers. */

import { h } from "./dom";

export interface View {
  readonly element: HTMLElement;
  /** Called when it becomes visible, and while it is, when the contract has changed. */
  refresh?(): void;
}

interface Tab {
  id: string;
  title: string;
  view: View;
}

export class Tabs {
  readonly element: HTMLElement;
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private selected: Tab | undefined;

  constructor(label: string, private readonly tabs: Tab[]) {
    const list = h("div", { role: "tablist", "aria-label": label, keydown: (event) => this.key(event) });
    const panels = tabs.map((tab) => {
      const button = h(
        "button",
        { role: "tab", id: `tab-${tab.id}`, "aria-controls": `panel-${tab.id}`, click: () => this.select(tab.id) },
        tab.title,
      );
      this.buttons.set(tab.id, button);
      list.append(button);
      const { element } = tab.view;
      element.id = `panel-${tab.id}`;
      element.setAttribute("role", "tabpanel");
      element.setAttribute("aria-labelledby", button.id);
      return element;
    });
    this.element = h("section", { class: "views" }, list, ...panels);
    const first = tabs[0];
    if (first) this.select(first.id);
  }

  select(id: string): void {
    for (const tab of this.tabs) {
      const is = tab.id === id;
      if (is) this.selected = tab;
      const button = this.buttons.get(tab.id);
      button?.setAttribute("aria-selected", String(is));
      if (button) button.tabIndex = is ? 0 : -1;
      tab.view.element.hidden = !is;
    }
    this.refresh();
  }

  /** Shows the visible view again, since the contract has changed. */
  refresh(): void {
    this.selected?.view.refresh?.();
  }

  private key(event: Event): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[(event as KeyboardEvent).key];
    if (step === undefined || !this.selected) return;
    const at = this.tabs.indexOf(this.selected) + step + this.tabs.length;
    const next = this.tabs[at % this.tabs.length];
    if (!next) return;
    this.select(next.id);
    this.buttons.get(next.id)?.focus();
  }
}
