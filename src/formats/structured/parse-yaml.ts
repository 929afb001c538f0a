import {
  type AliasEvent,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from "js-yaml";
import type { Lines } from "../../model/source.ts";
import { lineIndex } from "./line-index.ts";
import { type Located, type LocatedFile, type LocatedMap, unreadableFile } from "./located.ts";
import { plainScalar } from "./plain-scalar.ts";

/** More values than a mebibyte of honest text holds; aliases of aliases would make billions. */
const MOST_VALUES = 400_000;
const DEEPEST = 64;
const MOST_REPAIRS = 2;
/** Larger texts are not repaired, since each repair parses again; in characters. */
const REPAIRABLE = 200_000;

/** Parses YAML in time linear in the text. Only the first document counts. */
export function parseYaml(text: string): LocatedFile {
  return parse(text, MOST_REPAIRS);
}

function parse(text: string, repairs: number): LocatedFile {
  try {
    return located(text, parseEvents(text, { maxDepth: DEEPEST }));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    const at = mark?.position ?? 0;
    const isMendable = repairs > 0 && text.length <= REPAIRABLE && reason === TOO_LITTLE_INDENTED;
    if (isMendable) return parse(indentedMore(text, at), repairs - 1);
    if (TOO_DEEP.test(reason)) return unreadableFile(1, TOO_MUCH);
    const line = Math.min((mark?.line ?? 0) + 1, text.split("\n").length);
    return unreadableFile(line, `it cannot be parsed: ${reason.slice(0, 80)}`);
  }
}

const TOO_DEEP = /^nesting exceeded/;
const TOO_MUCH = "it holds too many values, or too deep in each other";

/**
 * YAML asks that quoted text goes on with more indentation than its key, but most parsers do not,
 * and the Open Threat Model's own example lacks it.
 */
const TOO_LITTLE_INDENTED = "deficient indentation";

function indentedMore(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at) + 1;
  return `${text.slice(0, start)}${" ".repeat(DEEPEST)}${text.slice(start)}`;
}

/** What a conversion carries along. */
interface Walk {
  readonly text: string;
  readonly events: readonly Event[];
  readonly lineAt: (offset: number) => number;
  readonly anchors: Map<string, Anchored>;
  /** The event that comes next. */
  at: number;
  /** How many values may still come; 0: there are too many. */
  left: number;
  /** Where the value before ends. */
  end: number;
  /** The line of an alias for what is not named above it. */
  unknownAlias: number | null;
}

/** A value that has a name, and how many values are in it. */
interface Anchored {
  readonly value: Located;
  readonly values: number;
}

function located(text: string, events: readonly Event[]): LocatedFile {
  const lineAt = lineIndex(text);
  const walk: Walk = {
    text,
    events,
    lineAt,
    anchors: new Map(),
    at: 1,
    left: MOST_VALUES,
    end: 0,
    unknownAlias: null,
  };
  if (events[1]?.type !== EVENT_ID.MAPPING) return unreadableFile(1, "it holds no keys");
  const root = valueAt(walk, 1);
  if (walk.left <= 0) return unreadableFile(1, TOO_MUCH);
  if (walk.unknownAlias !== null) {
    return unreadableFile(walk.unknownAlias, "an alias there is for nothing named above it");
  }
  return root.kind === "map" ? { root, problem: null } : unreadableFile(1, "it holds no keys");
}

/** Converts the value that comes next, of a key or item on a line. */
function valueAt(walk: Walk, line: number): Located {
  const event = walk.events[walk.at];
  const left = walk.left;
  walk.at += 1;
  walk.left -= 1;
  if (event === undefined) return nothingAt(line);
  if (event.type === EVENT_ID.ALIAS) return aliased(walk, event, line);
  const value = converted(walk, event, line);
  if ("anchorStart" in event && event.anchorStart >= 0) {
    const name = walk.text.slice(event.anchorStart, event.anchorEnd);
    walk.anchors.set(name, { value, values: left - walk.left });
  }
  return value;
}

function converted(walk: Walk, event: Event, line: number): Located {
  if (event.type === EVENT_ID.SCALAR) return scalarOf(walk, event, line);
  if (event.type === EVENT_ID.MAPPING) {
    return closed(walk, event, "}", mapOf(walk, walk.lineAt(event.start)));
  }
  if (event.type === EVENT_ID.SEQUENCE) {
    return closed(walk, event, "]", listOf(walk, walk.lineAt(event.start)));
  }
  return nothingAt(line);
}

/** A value in brackets ends where they do. */
function closed(
  walk: Walk,
  { start, style }: MappingEvent | SequenceEvent,
  bracket: string,
  value: Located,
): Located {
  if (style !== COLLECTION_STYLE.FLOW) return value;
  const end = walk.text.indexOf(bracket, Math.max(walk.end, start));
  if (end === -1) return value;
  walk.end = end + 1;
  return { ...value, endLine: Math.max(value.endLine, walk.lineAt(end)) };
}

/** An alias counts for all that it stands for. */
function aliased(walk: Walk, { anchorStart, anchorEnd }: AliasEvent, line: number): Located {
  const known = walk.anchors.get(walk.text.slice(anchorStart, anchorEnd));
  walk.end = anchorEnd;
  if (known === undefined) {
    walk.unknownAlias ??= walk.lineAt(anchorStart);
    return nothingAt(line);
  }
  walk.left -= known.values;
  return { ...known.value, line, endLine: line };
}

function scalarOf(walk: Walk, event: ScalarEvent, above: number): Located {
  const { text, lineAt } = walk;
  const { valueStart, valueEnd, style, tagStart } = event;
  if (valueStart < 0 || valueEnd <= valueStart) return emptyScalar(event, above);
  walk.end = valueEnd;
  const written = getScalarValue(text, event);
  const isPlain = style === SCALAR_STYLE.PLAIN && tagStart < 0;
  const length = text.slice(valueStart, valueEnd).trimEnd().length;
  const line = lineAt(valueStart);
  const endLine = Math.max(line, lineAt(valueStart + length));
  return { kind: "scalar", value: isPlain ? plainScalar(written) : written, line, endLine };
}

/** `""` is a text; nothing at all is none. */
function emptyScalar({ style }: ScalarEvent, line: number): Located {
  const value = style === SCALAR_STYLE.PLAIN ? null : "";
  return { kind: "scalar", value, line, endLine: line };
}

function listOf(walk: Walk, line: number): Located {
  const items: Located[] = [];
  let endLine = line;
  while (goesOn(walk)) {
    const item = valueAt(walk, endLine);
    items.push(item);
    endLine = Math.max(endLine, item.endLine);
  }
  return { kind: "list", items, line, endLine };
}

function mapOf(walk: Walk, line: number): LocatedMap {
  const merged = new Map<string, Located>();
  const entries = new Map<string, Located>();
  let endLine = line;
  while (goesOn(walk)) {
    const key = valueAt(walk, endLine);
    const value = valueAt(walk, key.line);
    endLine = Math.max(key.endLine, value.endLine);
    if (key.kind !== "scalar") continue;
    if (key.value === "<<") merge(merged, value);
    // A value begins with its key, which in YAML may stand lines above.
    else entries.set(String(key.value), { ...value, line: key.line, endLine });
  }
  return { kind: "map", entries: new Map([...merged, ...entries]), line, endLine };
}

/** Whether the open map or list has more; its end is passed over. */
function goesOn(walk: Walk): boolean {
  const next = walk.events[walk.at];
  if (walk.left <= 0 || next === undefined) return false;
  if (next.type !== EVENT_ID.POP) return true;
  walk.at += 1;
  return false;
}

/** `<<: *base` gives what the map does not say itself. */
function merge(merged: Map<string, Located>, base: Located): void {
  const maps = base.kind === "list" ? base.items : [base];
  for (const map of maps) {
    if (map.kind !== "map") continue;
    for (const [key, value] of map.entries) if (!merged.has(key)) merged.set(key, value);
  }
}

function nothingAt(line: number): Located & Lines {
  return { kind: "scalar", value: null, line, endLine: line };
}
