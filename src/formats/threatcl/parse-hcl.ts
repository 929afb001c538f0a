import {
  type Located,
  type LocatedFile,
  type LocatedMap,
  unreadableFile,
} from "../structured/located.ts";
import { atEnd, cursorOver, glimpse, skipBlanks, take } from "../text/cursor.ts";
import { takeExpression, takeRaw } from "./hcl-expression.ts";
import { fail, type HclSource, skipComments } from "./hcl-source.ts";
import { takeQuoted } from "./hcl-string.ts";

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]{0,200}/uy;
const DEEPEST = 32;

/** The key under which a map holds its blocks of a type, apart from an attribute of that name. */
export function blocksOf(type: string): string {
  return `${type} {}`;
}

/** The key under which a block holds its first label: `threat "Stolen key" { … }`. */
export const LABEL = "{label}";

/**
 * Parses the part of HCL that configuration files use: attributes, blocks with labels, strings,
 * heredocs, numbers, lists and objects. Other expressions are kept as written. Costs time linear
 * in the text.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string): LocatedFile {
  const source: HclSource = { cursor: cursorOver(text, 1), problem: null };
  const { cursor } = source;
  const root = takeBody(source, 0);
  if (root !== null && !atEnd(cursor)) fail(source, cursor.at, "“}” closes nothing");
  const { problem } = source;
  if (root !== null && problem === null) return { root, problem: null };
  const line = cursor.lineOf(problem?.offset ?? cursor.at);
  return unreadableFile(line, `it cannot be parsed: ${problem?.why ?? "it ends too early"}`);
}

function takeBody(source: HclSource, depth: number): LocatedMap | null {
  const { cursor } = source;
  if (depth > DEEPEST) return fail(source, cursor.at, "blocks stand too deep in each other");
  const start = cursor.at;
  const entries = new Map<string, Located>();
  const blocks = new Map<string, Located[]>();
  for (
    skipComments(source);
    !atEnd(cursor) && cursor.text[cursor.at] !== "}";
    skipComments(source)
  ) {
    if (!takeStatement(source, depth, entries, blocks)) return null;
  }
  const lines = { line: cursor.lineOf(start), endLine: cursor.lineOf(cursor.at) };
  for (const [name, items] of blocks)
    entries.set(blocksOf(name), { kind: "list", items, ...lines });
  return source.problem === null ? { kind: "map", entries, ...lines } : null;
}

/** One attribute or block; false: it cannot be parsed. */
function takeStatement(
  source: HclSource,
  depth: number,
  entries: Map<string, Located>,
  blocks: Map<string, Located[]>,
): boolean {
  const { cursor } = source;
  const start = cursor.at;
  const name = take(cursor, IDENTIFIER)?.[0];
  if (name === undefined)
    return fail(source, start, `a name was expected at “${glimpse(cursor)}”`) !== null;
  const isAttribute = take(cursor, /[ \t]*=(?!=)/y) !== null;
  const value = isAttribute ? takeExpression(source, depth) : takeBlock(source, name, depth);
  if (value === null) return false;
  if (isAttribute) takeRaw(source);
  const located = { ...value, line: cursor.lineOf(start) };
  const known = blocks.get(name);
  if (isAttribute) entries.set(name, located);
  else if (known === undefined) blocks.set(name, [located]);
  else known.push(located);
  return true;
}

/** The labels and body of a block from behind its type on. */
function takeBlock(source: HclSource, type: string, depth: number): LocatedMap | null {
  const { cursor } = source;
  const start = cursor.at;
  const labels: string[] = [];
  for (skipBlanks(cursor); cursor.text[cursor.at] !== "{"; skipBlanks(cursor)) {
    const label =
      cursor.text[cursor.at] === '"' ? takeQuoted(source) : (take(cursor, IDENTIFIER)?.[0] ?? null);
    if (label === null) return fail(source, start, `“${type}” has neither “=” nor “{”`);
    labels.push(label);
  }
  cursor.at += 1;
  const body = takeBody(source, depth + 1);
  if (body === null) return null;
  if (take(cursor, /\}/y) === null) return fail(source, start, `“${type}” is never closed`);
  const endLine = cursor.lineOf(cursor.at);
  const [value = null] = labels;
  const label: Located = { kind: "scalar", value, line: body.line, endLine: body.line };
  const entries = new Map<string, Located>([[LABEL, label], ...body.entries]);
  return { kind: "map", entries, line: body.line, endLine };
}
