/** leadc as a server on this machine. */

import type { Backend, Boot, Failure, Question, Saved } from "./backend";

/** The number of the last judgement that was asked for; the server drops older ones that still wait. */
let lastJudged = 0;

/** How long the page waits before it asks for news again, in milliseconds, if it is visible and if it is hidden. */
const SHOWN = 400;
const HIDDEN = 10_000;

export class HttpBackend implements Backend {
  /** From the address, whose fragment browsers send nowhere. */
  private readonly token = location.hash.slice(1);
  private session = "";

  async boot(): Promise<Boot> {
    const answer = await this.post("open", "");
    const boot = (await answer.json()) as Boot & { session: string };
    this.session = boot.session;
    return boot;
  }

  async ask<T>(question: Question): Promise<T | Failure> {
    const number = question.ask === "judge" ? ++lastJudged : 0;
    const answer = await this.post("ask", JSON.stringify(question), {
      "x-leadc-number": String(number),
    });
    return (await answer.json()) as T | Failure;
  }

  async languageServer(message: string): Promise<string[]> {
    const answer = await this.post("lsp", message);
    const messages = (await answer.json()) as unknown[];
    return messages.map((one) => JSON.stringify(one));
  }

  async save(text: string, hash: string | null): Promise<Saved> {
    const answer = await this.post("save", text, { "x-leadc-hash": hash ?? "" });
    return (await answer.json()) as Saved;
  }

  /** Asks for news as long as the page is open: the server ends when no page asks, and the page notices its end. */
  listen(message: (message: string) => void, ended: () => void): void {
    window.addEventListener("pagehide", () => void this.post("close", "", {}, true));
    // The server has forgotten a page that comes back from the history of the browser.
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
    void this.poll(message)
      .catch(() => undefined)
      .then(ended);
  }

  private async poll(message: (message: string) => void): Promise<never> {
    for (;;) {
      const answer = await this.post("later", "");
      for (const one of (await answer.json()) as unknown[]) message(JSON.stringify(one));
      await new Promise((resolve) => setTimeout(resolve, document.hidden ? HIDDEN : SHOWN));
    }
  }

  private async post(
    what: string,
    body: string,
    headers: Record<string, string> = {},
    keepalive = false,
  ): Promise<Response> {
    const answer = await fetch(`/api/${what}`, {
      method: "POST",
      body,
      keepalive,
      headers: { ...headers, "x-leadc-token": this.token, "x-leadc-session": this.session },
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  }
}
