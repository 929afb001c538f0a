const SPECIAL = /[\\`*_{}[\]<>#|~&!$@]/g;
/** What begins a list, a quote or an underline. */
const OPENING = /^(?:[-+=]|\d{1,9}(?=[.)]))/;

/** Text in one line, in which nothing means anything to Markdown. */
export function inline(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(SPECIAL, (one) => `\\${one}`);
  return line.replace(OPENING, (one) => (/\d/.test(one) ? `${one}\\` : `\\${one}`));
}

/** Text of several lines: as one paragraph, or in a table cell with another line break. */
export function lines(text: string, lineBreak = "\n"): string {
  return text
    .split("\n")
    .map(inline)
    .filter((line) => line !== "")
    .join(lineBreak);
}

/** A bullet list, indented below what it belongs to. */
export function bullets(texts: readonly string[], indent = ""): string {
  return texts.map((text) => `${indent}- ${inline(text)}`).join("\n");
}
