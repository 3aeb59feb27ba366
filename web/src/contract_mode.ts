/** Colours of a contract that need no server: comments, quoted data, numbers and dates, labels. */

import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const mode = StreamLanguage.define<{ start: boolean }>({
  name: "leadc",
  startState: () => ({ start: true }),
  token(stream, state) {
    if (stream.sol()) state.start = true;
    if (stream.eatSpace()) return null;
    if (stream.peek() === "#") {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match(/^["“”„«»「」][^"“”„«»「」]*["“”„«»「」]?/u)) return "string";
    const starts = state.start;
    state.start = false;
    if (stream.match(/^[+-]?\d[\d.,:/-]*%?/)) return "number";
    if (starts && stream.match(/^[^"#:：]+[:：]/u)) return "keyword";
    if (stream.match(/^[\p{L}\p{M}\p{N}_'&]+/u)) return starts ? "keyword" : null;
    stream.next();
    if (!/[-–—]/.test(stream.current())) return null;
    state.start = starts;
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
