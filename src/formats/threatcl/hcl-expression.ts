import type { Located } from "../structured/located.ts";
import { skipBlanks, take } from "../text/cursor.ts";
import { fail, type HclSource, skipComments } from "./hcl-source.ts";
import { takeHeredoc, takeQuoted } from "./hcl-string.ts";

const DEEPEST = 32;
const KEY = /[\p{L}_][\p{L}\p{N}_-]{0,200}/uy;
const NUMBER = /-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?(?![\p{L}\p{N}_.])/uy;
const ENDS = new Set(["\n", ",", "]", "}", "#"]);
const NESTING: Readonly<Record<string, number>> = {
  "(": 1,
  "[": 1,
  "{": 1,
  ")": -1,
  "]": -1,
  "}": -1,
};
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * The value that stands here; null: it cannot be parsed. What is more than a literal (a reference,
 * a call, an operation) is kept as text as it is written.
 */
export function takeExpression(source: HclSource, depth: number): Located | null {
  const { cursor } = source;
  skipBlanks(cursor);
  const start = cursor.at;
  if (depth > DEEPEST) return fail(source, start, "values stand too deep in each other");
  const place = () => ({ line: cursor.lineOf(start), endLine: cursor.lineOf(cursor.at) });
  const character = cursor.text[start];
  if (character === "[") return takeList(source, depth);
  if (character === "{") return takeObject(source, depth);
  const value = takeScalar(source);
  return value === undefined ? null : { kind: "scalar", value, ...place() };
}

/** Undefined: it cannot be parsed. */
function takeScalar(source: HclSource): string | number | boolean | null | undefined {
  const { cursor } = source;
  if (cursor.text[cursor.at] === '"') return takeQuoted(source) ?? undefined;
  if (cursor.text.startsWith("<<", cursor.at)) return takeHeredoc(source) ?? undefined;
  const number = take(cursor, NUMBER)?.[0];
  if (number !== undefined) return Number(number);
  const start = cursor.at;
  const raw = takeRaw(source);
  if (raw === "") return fail(source, start, "a value was expected") ?? undefined;
  return raw in WORDS ? WORDS[raw] : raw;
}

/** Up to the end of a line, list or object, over what stands in brackets and quotes. */
export function takeRaw(source: HclSource): string {
  const { cursor } = source;
  const start = cursor.at;
  for (let depth = 0; source.problem === null; ) {
    const character = cursor.text[cursor.at];
    if (character === undefined || (depth === 0 && ENDS.has(character))) break;
    if (character === '"') {
      takeQuoted(source);
      continue;
    }
    depth += NESTING[character] ?? 0;
    cursor.at += 1;
  }
  return cursor.text.slice(start, cursor.at).trim();
}

function takeList(source: HclSource, depth: number): Located | null {
  const { cursor } = source;
  const start = cursor.at;
  const items: Located[] = [];
  for (cursor.at += 1; ; take(cursor, /,/y)) {
    skipComments(source);
    if (take(cursor, /\]/y) !== null) break;
    const item = takeExpression(source, depth + 1);
    if (item === null) return null;
    items.push(item);
    skipComments(source);
    if (!/[,\]]/.test(cursor.text[cursor.at] ?? ""))
      return fail(source, start, "a list is never closed");
  }
  return { kind: "list", items, line: cursor.lineOf(start), endLine: cursor.lineOf(cursor.at) };
}

function takeObject(source: HclSource, depth: number): Located | null {
  const { cursor } = source;
  const start = cursor.at;
  const entries = new Map<string, Located>();
  for (cursor.at += 1; ; take(cursor, /,/y)) {
    skipComments(source);
    if (take(cursor, /\}/y) !== null) break;
    const key = takeKey(source);
    const value = key === null ? null : takeExpression(source, depth + 1);
    if (key === null || value === null) return null;
    entries.set(key, value);
    skipComments(source);
  }
  return { kind: "map", entries, line: cursor.lineOf(start), endLine: cursor.lineOf(cursor.at) };
}

/** `name =`, `"name" =` or `name:` */
function takeKey(source: HclSource): string | null {
  const { cursor } = source;
  const start = cursor.at;
  const key = cursor.text[start] === '"' ? takeQuoted(source) : take(cursor, KEY)?.[0];
  if (key !== undefined && key !== null && take(cursor, /[ \t]*[=:]/y) !== null) return key;
  return fail(source, start, "a key and a value were expected");
}
