/** Elements in one expression. Texts are always text, never HTML. */

type Child = Node | string | null | undefined;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => child != null));
  return element;
}

/** Replaces the children of an element, and keeps the focus on the control with the same `data-key`. */
export function fill(parent: HTMLElement, ...children: Child[]): void {
  const focused = parent.contains(document.activeElement)
    ? (document.activeElement as HTMLElement).dataset["key"]
    : undefined;
  parent.replaceChildren(...children.filter((child): child is Node | string => child != null));
  if (focused !== undefined) {
    parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
}

/** Calls a function once no call came for a while. */
export function debounced(milliseconds: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds);
  };
}
