/** The texts of the page in the language of the reader. */

let texts: Record<string, string> = {};
let language = "en";

export function setTexts(own: Record<string, string>, of: string): void {
  texts = own;
  language = of;
}

/** A text by its English form, with the values of its holes; `{leads|lead|leads}` is the word that fits a number. */
export function t(english: string, values: Record<string, string | number> = {}): string {
  const text = texts[english];
  if (text === undefined) throw new Error(`there is no text \`${english}\``);
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (hole, name: string, one?: string, several?: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    if (one !== undefined) return (value === 1 ? one : several) ?? "";
    return typeof value === "number" ? n(value) : value;
  });
}

/** A number with the marks of the language. */
export function n(value: number): string {
  return value.toLocaleString(language);
}

/** A difference with its sign. */
export function signed(value: number): string {
  return value.toLocaleString(language, { signDisplay: "exceptZero" });
}
