import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  Parser,
  type YAMLMap,
} from "yaml";
import type { Lines } from "../../model/source.ts";
import { type Located, type LocatedFile, type LocatedMap, unreadableFile } from "./located.ts";

/** More values than a mebibyte of honest text holds; aliases of aliases would make billions. */
const MOST_VALUES = 400_000;
const DEEPEST = 64;
const MOST_REPAIRS = 2;
/** Larger texts are not repaired, since each repair parses again; in characters. */
const REPAIRABLE = 200_000;

/** What a conversion carries along. */
interface Walk {
  readonly linesOf: (node: ParsedNode) => Lines;
  readonly anchors: Map<string, ParsedNode>;
  left: number;
}

/** Parses YAML or JSON, which is YAML too, in time linear in the text. Only the first document counts. */
export function parseYaml(text: string): LocatedFile {
  return parse(text, MOST_REPAIRS);
}

function parse(text: string, repairs: number): LocatedFile {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line || 1;
  const { contents, error } = firstDocument(text, counter);
  if (error !== null) {
    const repaired = repairs > 0 && text.length <= REPAIRABLE ? repair(text, error) : null;
    if (repaired !== null) return parse(repaired, repairs - 1);
    const why = `it cannot be parsed: ${error.message.slice(0, 80)}`;
    return unreadableFile(lineAt(error.offset), why);
  }
  if (!isMap(contents)) return unreadableFile(1, "it holds no keys");
  const linesOf = ({ range: [start, end] }: ParsedNode) => ({
    line: lineAt(start),
    endLine: lineAt(text[end - 1] === "\n" ? end - 1 : Math.max(start, end)),
  });
  const walk: Walk = { linesOf, anchors: new Map(), left: MOST_VALUES };
  const root = mapOf(contents, walk, 0);
  if (walk.left > 0) return { root, problem: null };
  return unreadableFile(1, "it holds too many values, or too deep in each other");
}

interface ParseError {
  readonly offset: number;
  readonly message: string;
  /** Whether a quote or bracket is never closed. */
  readonly isUnclosed: boolean;
}

interface FirstDocument {
  readonly contents: ParsedNode | null;
  readonly error: ParseError | null;
}

const NO_DOCUMENT: FirstDocument = { contents: null, error: null };

/** Stops where hostile text begins to cost: at the first token that fits nowhere. */
function firstDocument(text: string, counter: LineCounter): FirstDocument {
  // Pretty errors and the search for equal keys cost quadratic time.
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: "silent" });
  for (const token of new Parser(counter.addNewLine).parse(text)) {
    if (token.type === "error") {
      const [message = ""] = token.message.split(":", 1);
      return { contents: null, error: { offset: token.offset, message, isUnclosed: false } };
    }
    if (token.type === "document" && !holdsKeys(token)) return NO_DOCUMENT;
    for (const document of composer.next(token)) return composed(document);
  }
  for (const document of composer.end()) return composed(document);
  return NO_DOCUMENT;
}

function holdsKeys({ value }: CST.Document): boolean {
  return value?.type === "block-map" || value?.type === "flow-collection";
}

function composed({ contents, errors: [first] }: Document.Parsed): FirstDocument {
  if (first === undefined) return { contents, error: null };
  const { code, message, pos } = first;
  return { contents, error: { offset: pos[0], message, isUnclosed: code === "MISSING_CHAR" } };
}

/**
 * The text with more indentation on the line behind an open quote: YAML 1.2 asks for it, but most
 * parsers do not, and the Open Threat Model's own example lacks it. Null: that is not the problem.
 */
function repair(text: string, { offset, isUnclosed }: ParseError): string | null {
  const at = isUnclosed ? text.indexOf("\n", offset) + 1 : text.lastIndexOf("\n", offset) + 1;
  if (at === 0 || !(isUnclosed || endsUnclosed(text.slice(0, offset)))) return null;
  return `${text.slice(0, at)}${" ".repeat(DEEPEST)}${text.slice(at)}`;
}

function endsUnclosed(text: string): boolean {
  return firstDocument(text, new LineCounter()).error?.isUnclosed ?? false;
}

function convert(node: ParsedNode | null, walk: Walk, depth: number): Located {
  walk.left = depth > DEEPEST ? 0 : walk.left - 1;
  if (node === null || walk.left <= 0) return nothingAt({ line: 1, endLine: 1 });
  if (isAlias(node)) {
    const target = walk.anchors.get(node.source) ?? null;
    return { ...convert(target, walk, depth + 1), ...walk.linesOf(node) };
  }
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node);
  if (isMap(node)) return mapOf(node, walk, depth);
  const lines = walk.linesOf(node);
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item, walk, depth + 1));
    return { kind: "list", items, ...lines };
  }
  return { ...nothingAt(lines), value: isScalar(node) ? scalar(node.value) : null };
}

function mapOf(node: YAMLMap.Parsed, walk: Walk, depth: number): LocatedMap {
  const merged = new Map<string, Located>();
  const entries = new Map<string, Located>();
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const converted = convert(value, walk, depth + 1);
    if (key.value === "<<") merge(merged, converted);
    else entries.set(String(key.value), { ...converted, ...fromKey(key, value, walk) });
  }
  return { kind: "map", entries: new Map([...merged, ...entries]), ...walk.linesOf(node) };
}

/** A value begins with its key, which in YAML may stand lines above. */
function fromKey(key: ParsedNode, value: ParsedNode | null, walk: Walk): Lines {
  const { line } = walk.linesOf(key);
  return { line, endLine: value === null ? line : Math.max(line, walk.linesOf(value).endLine) };
}

/** `<<: *base` gives what the map does not say itself. */
function merge(merged: Map<string, Located>, base: Located): void {
  const maps = base.kind === "list" ? base.items : [base];
  for (const map of maps) {
    if (map.kind !== "map") continue;
    for (const [key, value] of map.entries) if (!merged.has(key)) merged.set(key, value);
  }
}

function nothingAt(lines: Lines) {
  return { kind: "scalar", value: null, ...lines } as const;
}

function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return typeof value === "bigint" ? Number(value) : null;
}
