import { type JSONVisitor, visit } from "jsonc-parser";
import { lineOfJsonMistake } from "./json-mistake.ts";
import { type Located, type LocatedFile, unreadableFile } from "./located.ts";

/** More values than a mebibyte of honest text holds. */
const MOST_VALUES = 400_000;
const DEEPEST = 64;
const BYTE_ORDER_MARK = "\ufeff";

/** Parses JSON with the lines of its values, in time linear in the text. */
export function parseJson(written: string): LocatedFile {
  const text = written.startsWith(BYTE_ORDER_MARK) ? written.slice(1) : written;
  if (!isJson(text)) return unreadableFile(lineOfJsonMistake(text), "it is no valid JSON");
  const builder = locatedBuilder();
  try {
    visit(text, builder.visitor);
  } catch (error) {
    if (error !== TOO_MUCH) throw error;
    return unreadableFile(1, "it holds too many values, or too deep in each other");
  }
  const root = builder.root();
  return root?.kind === "map" ? { root, problem: null } : unreadableFile(1, "it holds no keys");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Ends a visit, which goes on by itself to the end and as deep as the text nests. */
const TOO_MUCH = new Error("too much");

/** A map or list whose end was not seen yet. */
type Open =
  | { readonly kind: "map"; readonly line: number; readonly entries: Map<string, Located> }
  | { readonly kind: "list"; readonly line: number; readonly items: Located[] };

/** The key that the next value belongs to. */
interface Key {
  readonly name: string;
  readonly line: number;
}

/** Builds located values of a text that is known to be JSON. */
function locatedBuilder() {
  const open: Open[] = [];
  const keys: (Key | null)[] = [];
  let key: Key | null = null;
  let root: Located | null = null;
  let values = 0;
  const add = (value: Located, at: Key | null) => {
    const into = open.at(-1);
    values += 1;
    if (values > MOST_VALUES) throw TOO_MUCH;
    if (into === undefined) root = value;
    else if (into.kind === "list") into.items.push(value);
    else if (at !== null) into.entries.set(at.name, { ...value, line: at.line });
    key = null;
  };
  const enter = (value: Open) => {
    if (open.length >= DEEPEST) throw TOO_MUCH;
    keys.push(key);
    key = null;
    open.push(value);
  };
  const leave = (endLine: number) => {
    const value = open.pop();
    if (value !== undefined) add({ ...value, endLine }, keys.pop() ?? null);
  };
  const visitor: JSONVisitor = {
    onObjectBegin: (_offset, _length, line) =>
      enter({ kind: "map", line: line + 1, entries: new Map() }),
    onArrayBegin: (_offset, _length, line) => enter({ kind: "list", line: line + 1, items: [] }),
    onObjectProperty: (name, _offset, _length, line) => {
      key = { name, line: line + 1 };
    },
    onObjectEnd: (_offset, _length, line) => leave(line + 1),
    onArrayEnd: (_offset, _length, line) => leave(line + 1),
    onLiteralValue: (value: Literal, _offset, _length, line) =>
      add({ kind: "scalar", value, line: line + 1, endLine: line + 1 }, key),
  };
  return { visitor, root: (): Located | null => root };
}

/** What JSON's scalars can be. */
type Literal = string | number | boolean | null;
