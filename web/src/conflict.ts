/** The question which text to keep when somebody else has saved another one. */

import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { h } from "./dom";
import { t } from "./texts";

export type Choice = "mine" | "theirs" | "cancel";

export function askWhichToKeep(theirs: string, mine: string): Promise<Choice> {
  return new Promise((resolve) => {
    const choose = (choice: Choice) => () => dialog.close(choice);
    const texts = h("div", { class: "both" });
    const dialog = h(
      "dialog",
      { "aria-labelledby": "conflict-title", close: () => finish() },
      h("h2", { id: "conflict-title" }, t("The file was changed by somebody else")),
      h(
        "p",
        {},
        t("Your text is not saved. Choose which of the two to keep; the other one can be brought back with Undo."),
      ),
      texts,
      h(
        "div",
        { class: "choices" },
        h("button", { click: choose("theirs") }, t("Take theirs")),
        h("button", { click: choose("mine") }, t("Keep mine and save it")),
        h("button", { click: choose("cancel"), autofocus: true }, t("Cancel")),
      ),
    );
    const merge = new MergeView({ a: readOnly(theirs), b: readOnly(mine), parent: texts, collapseUnchanged: {} });
    const finish = () => {
      const choice = dialog.returnValue;
      merge.destroy();
      dialog.remove();
      resolve(choice === "mine" || choice === "theirs" ? choice : "cancel");
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}

function readOnly(doc: string) {
  return { doc, extensions: [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.lineWrapping] };
}
