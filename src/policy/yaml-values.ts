import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { ConfigMistake } from "../model/policy.ts";
import { quoted } from "./found-words.ts";

/** A 1-based position in a file. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a value stands, and the key it stands under. */
interface ValuePlace {
  /** Null: an item of a list, or the whole file. */
  readonly key: Place | null;
  readonly value: Place;
  /** It could not be taken over, and a mistake says why. */
  readonly isRefused: boolean;
}

/** Places by path in the file; a path is written as JSON: `["teams","payments"]`. */
export type Places = ReadonlyMap<string, ValuePlace>;

/** What is gathered on the way through a file. */
export interface Reading {
  at(offset: number): Place;
  readonly places: Map<string, ValuePlace>;
  readonly mistakes: ConfigMistake[];
}

type Path = readonly (string | number)[];

/** Something at a path, under a key. */
interface Spot {
  readonly path: Path;
  readonly key: Place | null;
}

/** A config needs five levels. */
const MAX_DEPTH = 12;

/** What the top level of a file holds as plain data; keys seen twice count once, the first. */
export function plainValue(node: unknown, reading: Reading): unknown {
  return plain(node, { path: [], key: null }, reading);
}

function plain(node: unknown, spot: Spot, reading: Reading): unknown {
  const refusal = refusalOf(node, spot.path);
  const start = reading.at(offsetOf(node));
  const isEmpty = isScalar(node) ? node.value === null : node === null;
  const value = isEmpty && spot.key !== null ? spot.key : start;
  const isRefused = refusal?.dropsValue === true;
  reading.places.set(JSON.stringify(spot.path), { key: spot.key, value, isRefused });
  if (refusal !== null) reading.mistakes.push({ ...start, message: refusal.message });
  if (isRefused) return undefined;
  if (isMap(node)) return plainMap(node, spot.path, reading);
  if (isSeq(node)) return plainList(node.items, spot.path, reading);
  return isScalar(node) ? node.value : null;
}

function plainList(items: readonly unknown[], path: Path, reading: Reading): unknown[] {
  return items.map((item, index) => plain(item, { path: [...path, index], key: null }, reading));
}

function plainMap(map: YAMLMap, path: Path, reading: Reading): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const lines = new Map<string, number>();
  for (const pair of map.items) {
    const key = reading.at(offsetOf(pair.key));
    const { name, message } = keyOf(pair, lines);
    if (message !== null) reading.mistakes.push({ ...key, message });
    if (name === null) continue;
    lines.set(name, key.line);
    value[name] = plain(pair.value, { path: [...path, name], key }, reading);
  }
  return value;
}

/** A pair's key, or null when nothing can be made of it; and what is wrong with it. */
function keyOf(
  { key }: Pair,
  lines: ReadonlyMap<string, number>,
): { readonly name: string | null; readonly message: string | null } {
  const refusal = refusalOf(key, []);
  if (refusal !== null) return { name: null, message: refusal.message };
  if (!isScalar(key)) return { name: null, message: "Expected a word as the key." };
  const name = String(key.value);
  const first = lines.get(name);
  if (first !== undefined) {
    return {
      name: null,
      message: `The key ${quoted(name)} stands here again: it is on line ${first}.`,
    };
  }
  if (name === "<<")
    return { name: null, message: 'Merge keys ("<<") are not read: write it out.' };
  if (name === "__proto__") return { name: null, message: 'Unknown key "__proto__".' };
  if (typeof key.value === "string") return { name, message: null };
  return { name, message: `The key ${name} is not read as a word: put it in quotes.` };
}

interface Refusal {
  readonly message: string;
  readonly dropsValue: boolean;
}

/** What a config has no use for: it would let few bytes stand for many, or hide what is said. */
function refusalOf(node: unknown, path: Path): Refusal | null {
  if (isAlias(node)) {
    return {
      message: `Aliases (*${node.source.slice(0, 30)}) are not read: write it out.`,
      dropsValue: true,
    };
  }
  if (!(isMap(node) || isSeq(node) || isScalar(node))) return null;
  if (path.length > MAX_DEPTH) {
    return { message: "This is nested too deeply for a config.", dropsValue: true };
  }
  if (node.anchor !== undefined) {
    return {
      message: `Anchors (&${node.anchor.slice(0, 30)}) are not used here: leave it out.`,
      dropsValue: false,
    };
  }
  if (node.tag === undefined) return null;
  return {
    message: `Tags (${node.tag.slice(0, 30)}) are not used here: leave it out.`,
    dropsValue: true,
  };
}

function offsetOf(node: unknown): number {
  const hasRange = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node);
  return hasRange ? (node.range?.[0] ?? 0) : 0;
}
