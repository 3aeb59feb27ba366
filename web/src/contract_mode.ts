/** Colours of a contract that need no server: comments, quoted data, numbers and dates, labels. */

import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

/** What may come next: the first word of a line or its label, a label only, or neither. */
type Place = "line" | "bullet" | "rest";

const mode = StreamLanguage.define<{ place: Place }>({
  name: "leadc",
  startState: () => ({ place: "line" }),
  token(stream, state) {
    if (stream.sol()) state.place = "line";
    if (stream.eatSpace()) return null;
    if (stream.peek() === "#") {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match(/^["“”„«»「」][^"“”„«»「」]*["“”„«»「」]?/u)) return "string";
    const { place } = state;
    state.place = "rest";
    if (stream.match(/^[+-]?\d[\d.,:/-]*%?/)) return "number";
    if (place !== "rest" && stream.match(/^[^"#:：–—-][^"#:：]*[:：]/u)) return "keyword";
    if (stream.match(/^[\p{L}\p{M}\p{N}_'&]+/u)) return place === "line" ? "keyword" : null;
    stream.next();
    if (place === "rest" || !/[-–—]/.test(stream.current())) return null;
    state.place = "bullet";
    return "operator";
  },
  languageData: { commentTokens: { line: "#" } },
});

const style = HighlightStyle.define([
  { tag: tags.comment, class: "c-comment" },
  { tag: tags.string, class: "c-data" },
  { tag: tags.number, class: "c-number" },
  { tag: tags.keyword, class: "c-label" },
  { tag: tags.operator, class: "c-dash" },
]);

export const contractMode = [mode, syntaxHighlighting(style)];
