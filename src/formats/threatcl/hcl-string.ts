import { take, takeLine } from "../text/cursor.ts";
import { fail, type HclSource } from "./hcl-source.ts";

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** A quoted string from its opening quote on, in one line; `${…}` stays as written. */
export function takeQuoted(source: HclSource): string | null {
  const { cursor } = source;
  const start = cursor.at;
  const parts: string[] = [];
  for (cursor.at += 1; ; ) {
    const plain = take(cursor, /[^"\\$\n]+|\$(?!\{)/y)?.[0];
    if (plain !== undefined) {
      parts.push(plain);
      continue;
    }
    const part = takeEscape(source) ?? takeTemplate(source);
    if (part === null) break;
    parts.push(part);
  }
  if (take(cursor, /"/y) === null) return fail(source, start, "a text is never closed");
  return parts.join("");
}

/** `<<EOT` or `<<-EOT`, whose lines lose the indentation that they share. */
export function takeHeredoc(source: HclSource): string | null {
  const { cursor } = source;
  const start = cursor.at;
  const match = take(cursor, /<<(-?)([\p{L}_][\p{L}\p{N}_-]{0,200})[ \t\r]*\n/uy);
  if (match === null) return fail(source, start, "a heredoc begins with <<NAME and a new line");
  const [, dash, name] = match;
  const lines: string[] = [];
  while (cursor.at < cursor.text.length) {
    const before = cursor.at;
    const line = takeLine(cursor);
    if (line.trim() !== name) {
      lines.push(line);
      continue;
    }
    // The line end belongs to the attribute.
    cursor.at = before + cursor.text.slice(before, cursor.at).trimEnd().length;
    return (dash === "-" ? dedented(lines) : lines).join("\n");
  }
  return fail(source, start, `the heredoc ${name} is never closed`);
}

function takeEscape({ cursor }: HclSource): string | null {
  const match = take(cursor, /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^\n]))/y);
  if (match === null) return null;
  const code = match[1] ?? match[2];
  const escaped = match[3] ?? "";
  if (code === undefined) return ESCAPES[escaped] ?? escaped;
  const point = Number.parseInt(code, 16);
  return point > 0x10ffff ? "" : String.fromCodePoint(point);
}

/** `${…}` may hold quotes and braces of its own. */
function takeTemplate({ cursor }: HclSource): string | null {
  const start = cursor.at;
  if (take(cursor, /\$\{/y) === null) return null;
  for (let depth = 1; depth > 0; cursor.at += 1) {
    const character = cursor.text[cursor.at];
    if (character === undefined || character === "\n") return null;
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
  }
  return cursor.text.slice(start, cursor.at);
}

function dedented(lines: readonly string[]): readonly string[] {
  const indents = lines
    .filter((line) => line !== "")
    .map((line) => line.length - line.trimStart().length);
  const least = indents.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Number.isFinite(least) ? least : 0));
}
