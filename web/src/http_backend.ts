/** leadc as a server on this machine. */

import type { Backend, Boot, Failure, Question, Saved } from "./backend";

/** The number of the last judgement that was asked for; the server drops older ones that still wait. */
let lastJudged = 0;

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

  /**
   * A request stays open as long as the page: the server ends when there is none, and the page notices its end. Each line is
   * a message, or empty.
   */
  listen(message: (message: string) => void, ended: () => void): void {
    void this.stay(message)
      .catch(() => undefined)
      .then(ended);
  }

  private async stay(message: (message: string) => void): Promise<void> {
    const answer = await this.post("stay", "");
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      const lines = (rest + read.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") message(line);
    }
  }

  private async post(
    what: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const answer = await fetch(`/api/${what}`, {
      method: "POST",
      body,
      headers: { ...headers, "x-leadc-token": this.token, "x-leadc-session": this.session },
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  }
}
