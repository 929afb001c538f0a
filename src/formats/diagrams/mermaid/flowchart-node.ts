import type { ElementKind } from "../../../model/threat-model.ts";
import { type Cursor, skipBlanks, skipSpace, take } from "../../text/cursor.ts";
import { LABEL_LIMIT, nameText } from "./label.ts";
import type { About } from "./parts.ts";

/** A node as one statement mentions it. `about` is undefined where only its id stands. */
export interface NodeMention {
  readonly id: string;
  readonly offset: number;
  readonly about: About | undefined;
  /** Of `:::name`; null: it has none. */
  readonly className: string | null;
}

/** As Mermaid's own lexer has it: a hyphen or `=` belongs to an id unless a link begins there. */
const NODE_ID = /(?:[\p{L}\p{N}_!#$%'*+.?\\/`]|-(?![->.])|=(?!=)){1,200}/uy;
const CLASS = /:::([\w-]+)/y;

/**
 * Brackets and what they draw, longest first.
 * @see https://mermaid.js.org/syntax/flowchart.html#node-shapes
 */
const SHAPES: readonly (readonly [open: string, close: RegExp, kind: ElementKind | null])[] = [
  ["(((", /\)\)\)/g, "process"],
  ["((", /\)\)/g, "process"],
  ["([", /\]\)/g, "process"],
  ["(-", /-\)/g, "process"],
  ["(", /\)/g, "process"],
  ["[(", /\)\]/g, "data-store"],
  ["[[", /\]\]/g, "process"],
  ["[/", /[/\\]\]/g, null],
  ["[\\", /[/\\]\]/g, null],
  ["[|", /\|\]/g, null],
  ["[", /\]/g, null],
  ["{{", /\}\}/g, null],
  ["{", /\}/g, null],
  [">", /\]/g, null],
];

/** The names of `@{ shape: … }` that say what a thing is. */
const SHAPE_NAMES = new Map<string, ElementKind>([
  ...words(
    "cyl cylinder database db das h-cyl horizontal-cylinder lin-cyl disk lined-cylinder bow-rect stored-data",
    "data-store",
  ),
  ...words(
    "rounded event stadium pill terminal circle circ dbl-circ double-circle fr-rect framed-rectangle subproc subprocess subroutine",
    "process",
  ),
]);

/** Text that was never closed: on a later line of it another bracket opens. */
const RAN_AWAY = /\n[^[({]*[[({]/;

/** The node that stands here, and the cursor stands behind it; null: none does. */
export function takeNode(cursor: Cursor): NodeMention | null {
  const offset = cursor.at;
  const id = take(cursor, NODE_ID)?.[0];
  if (id === undefined) return null;
  if (id === "end" || id === "subgraph") {
    cursor.at = offset;
    return null;
  }
  return { id, offset, ...takeSuffixes(cursor) };
}

/** `[Text]`, `@{ … }` and `:::class` in any order. */
function takeSuffixes(cursor: Cursor): Pick<NodeMention, "about" | "className"> {
  let about: About | undefined;
  let className: string | null = null;
  for (let left = 3; left > 0; left -= 1) {
    className = take(cursor, CLASS)?.[1] ?? className;
    const more = takeAttributes(cursor) ?? takeShape(cursor);
    if (more === null) break;
    about = { ...about, ...more };
  }
  return { about, className };
}

/** The text up to a closing mark, without it; quoted text may hold the mark. Null: never closed. */
export function takeText(cursor: Cursor, close: RegExp): string | null {
  const start = cursor.at;
  const quoted = take(cursor, /\s*"([^"]{0,1000})"\s*/y);
  const found = search(cursor, close);
  const text = found === null ? "" : cursor.text.slice(cursor.at, found);
  if (found === null || RAN_AWAY.test(text)) {
    cursor.at = start;
    return null;
  }
  cursor.at = close.lastIndex;
  return quoted === null ? text : `${quoted[1] ?? ""}${text}`;
}

function takeShape(cursor: Cursor): About | null {
  const start = cursor.at;
  skipBlanks(cursor);
  for (const [open, close, kind] of SHAPES) {
    if (!cursor.text.startsWith(open, cursor.at)) continue;
    cursor.at += open.length;
    const text = takeText(cursor, close);
    if (text !== null) return { name: nameText(text), kind };
    cursor.at -= open.length;
  }
  cursor.at = start;
  return null;
}

/** `@{ shape: cyl, label: "Orders" }` */
function takeAttributes(cursor: Cursor): About | null {
  if (take(cursor, /@\{/y) === null) return null;
  const fields = new Map<string, string>();
  for (;;) {
    skipSpace(cursor);
    const field = take(
      cursor,
      /"?([\w-]{1,40})"?\s{0,99}:\s{0,99}(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^,}\n]{0,1000}))\s{0,99},?/y,
    );
    if (field === null) break;
    fields.set((field[1] ?? "").toLowerCase(), field[2] ?? field[3] ?? field[4]?.trim() ?? "");
  }
  take(cursor, /\}/y);
  const shape = fields.get("shape");
  const label = fields.get("label");
  return {
    ...(label === undefined ? {} : { name: nameText(label) }),
    ...(shape === undefined ? {} : { kind: SHAPE_NAMES.get(shape) ?? null }),
  };
}

/** Looks for a mark only as far as a label may be long: every start costs no more than that. */
function search(cursor: Cursor, mark: RegExp): number | null {
  const window = cursor.text.slice(cursor.at, cursor.at + LABEL_LIMIT);
  mark.lastIndex = 0;
  const match = mark.exec(window);
  if (match === null) return null;
  mark.lastIndex += cursor.at;
  return cursor.at + match.index;
}

function words(list: string, kind: ElementKind): [string, ElementKind][] {
  return list.split(" ").map((word) => [word, kind]);
}
