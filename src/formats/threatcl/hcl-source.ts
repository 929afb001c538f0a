import { type Cursor, take } from "../text/cursor.ts";

/** HCL while it is parsed. The first problem stops everything. */
export interface HclSource {
  readonly cursor: Cursor;
  problem: { readonly offset: number; readonly why: string } | null;
}

/** Notes the first problem; null, so that a parser can return it. */
export function fail(source: HclSource, offset: number, why: string): null {
  source.problem ??= { offset, why };
  return null;
}

/** Moves over blanks, line ends and comments. */
export function skipComments(source: HclSource): void {
  const { cursor } = source;
  while (source.problem === null) {
    if (take(cursor, /[ \t\r\n]+|#[^\n]*|\/\/[^\n]*/y) !== null) continue;
    const start = cursor.at;
    if (take(cursor, /\/\*/y) === null) return;
    const end = cursor.text.indexOf("*/", cursor.at);
    if (end === -1) fail(source, start, "a comment is never closed");
    else cursor.at = end + 2;
  }
}
