/** A longer label is cut, in characters: no name is that long, and hostile ones are. */
export const LABEL_LIMIT = 1_000;

const LINE_BREAK = /<br\s{0,8}\/?>|\\n|\n/i;
const TAG = /<\/?[a-zA-Z][^<>]*>/g;
const ENTITY = /[#&]([a-zA-Z]{2,8}|#?\d{1,6});/g;
const ICON = /(?:^|\s)fa[bklrs]?:fa-[\w-]+/g;
const EMPHASIS = /\*\*|__|`/g;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  nbsp: " ",
  quot: '"',
  semi: ";",
  colon: ":",
  lpar: "(",
  rpar: ")",
};

/** A diagram's label as plain text in one line. */
export function labelText(raw: string): string {
  return linesOf(raw).join(" ");
}

/**
 * The name that a label gives. People write the name in the first line and details below it
 * (`Billing API<br/>Go, port 8080`): those come in parentheses, which no name needs.
 */
export function nameText(raw: string): string {
  const [name = "", ...details] = linesOf(raw);
  const told = plain(details.join(", ").replace(/[()[\]]/g, " "));
  return told === "" ? name : `${name.replace(/\s?:$/, "")} (${told})`;
}

function linesOf(raw: string): readonly string[] {
  const lines = raw.slice(0, LABEL_LIMIT).split(LINE_BREAK).map(plain);
  return lines.filter((line) => line !== "");
}

function plain(line: string): string {
  return line
    .replace(TAG, " ")
    .replace(ICON, " ")
    .replace(EMPHASIS, "")
    .replace(ENTITY, (whole, code: string) => entity(code) ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}

function entity(code: string): string | null {
  const digits = code.startsWith("#") ? code.slice(1) : code;
  if (!/^\d/.test(digits)) return NAMED[code] ?? null;
  const point = Number(digits);
  return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : null;
}
