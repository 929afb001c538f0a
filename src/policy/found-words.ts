/** How much of a text of the file stands in a message, in characters. */
const MAX_QUOTED = 60;

/** A text of the file in a message: short, on one line, in quotes. */
export function quoted(text: string): string {
  const line = text.slice(0, MAX_QUOTED).replaceAll(/\p{C}/gu, " ");
  return text.length > MAX_QUOTED ? `"${line}…"` : `"${line}"`;
}

/** A value of the file in a message. */
export function described(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return `the number ${value}`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "keys and values" : String(value);
}

/** The words of a mistake: what was expected, and what stands there. */
export function expected(what: string, found: unknown): string {
  return `expected ${what}, found ${described(found)}`;
}

/** `a, b or c`. */
export function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
