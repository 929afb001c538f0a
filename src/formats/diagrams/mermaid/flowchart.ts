import {
  atEnd,
  type Cursor,
  glimpse,
  skipBlanks,
  skipSpace,
  take,
  takeLine,
  takeStatement,
} from "../../text/cursor.ts";
import type { Drawing } from "./drawing.ts";
import { type Link, takeLink } from "./flowchart-link.ts";
import { takeNode, takeText } from "./flowchart-node.ts";
import { labelText } from "./label.ts";

const KEYWORD =
  /(subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)(?![\w-])/y;
const DIRECTION = /[ \t]*(?:TB|TD|BT|RL|LR|[<>^v])(?![\w-])/y;
const LINK_FIELDS = /[\w-]{1,100}@\{[^}\n]{0,200}\b(?:animat|curve)[^}\n]{0,200}\}/y;

/**
 * Reads the statements of a flowchart, from behind its first word on.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function readFlowchart(cursor: Cursor, drawing: Drawing): void {
  take(cursor, DIRECTION);
  while (!drawing.isFull()) {
    take(cursor, /[\s;]*/y);
    if (atEnd(cursor)) return;
    const line = cursor.lineOf(cursor.at);
    const problem = readStatement(cursor, drawing, line);
    if (problem !== null) {
      drawing.fail(cursor.lineOf(cursor.at), problem);
      takeLine(cursor);
    }
  }
}

function readStatement(cursor: Cursor, drawing: Drawing, line: number): string | null {
  if (take(cursor, /%%/y) !== null || take(cursor, LINK_FIELDS) !== null) {
    takeLine(cursor);
    return null;
  }
  const keyword = take(cursor, KEYWORD)?.[1];
  if (keyword === undefined) return readChain(cursor, drawing);
  if (keyword === "end") return drawing.leave() ? null : "“end” closes nothing";
  if (keyword === "subgraph") enterSubgraph(cursor, drawing, line);
  else if (keyword === "class") readClass(takeStatement(cursor), drawing);
  else if (take(cursor, /\s*\{[^}]{0,2000}\}/y) === null) takeStatement(cursor);
  return null;
}

/** `subgraph id [Title]`, `subgraph "Title"`, `subgraph A long title` */
function enterSubgraph(cursor: Cursor, drawing: Drawing, line: number): void {
  skipBlanks(cursor);
  const id = take(cursor, /[^\s;["]*(?=[ \t]*\[)/y)?.[0];
  if (id !== undefined && take(cursor, /[ \t]*\[/y) !== null) {
    const title = takeText(cursor, /\]/g);
    takeStatement(cursor);
    drawing.enter(id, labelText(title ?? id), line);
    return;
  }
  const words = labelText(takeStatement(cursor).replaceAll('"', ""));
  drawing.enter(words, words, line);
}

/** `a,b,c external` */
function readClass(statement: string, drawing: Drawing): void {
  const [ids = "", className = ""] = statement.trim().split(/\s+/);
  for (const id of ids.split(",")) drawing.classify(id, className);
}

/** `A --> B & C -- text --> D` */
function readChain(cursor: Cursor, drawing: Drawing): string | null {
  let from = readGroup(cursor, drawing);
  if (from === null) return `cannot read “${glimpse(cursor)}”`;
  for (;;) {
    const { at } = cursor;
    skipSpace(cursor);
    const linkAt = cursor.at;
    const link = takeLink(cursor);
    if (link === null) {
      cursor.at = at;
      return endOfStatement(cursor);
    }
    skipSpace(cursor);
    const to = readGroup(cursor, drawing);
    if (to === null) return "an arrow leads to nothing";
    if (link.isDrawn) connectAll(drawing, from, to, link, cursor.lineOf(linkAt));
    from = to;
  }
}

/** `A & B[Text]`; null: no node stands here. */
function readGroup(cursor: Cursor, drawing: Drawing): readonly string[] | null {
  const ids: string[] = [];
  do {
    skipSpace(cursor);
    const node = takeNode(cursor);
    if (node === null) return null;
    drawing.show(node.id, cursor.lineOf(node.offset), node.about);
    if (node.className !== null) drawing.classify(node.id, node.className);
    ids.push(node.id);
  } while (take(cursor, /[ \t]*&/y) !== null);
  return ids;
}

function connectAll(
  drawing: Drawing,
  from: readonly string[],
  to: readonly string[],
  link: Link,
  line: number,
): void {
  for (const left of from) {
    for (const right of to) {
      if (drawing.isFull()) return;
      if (link.pointsBack) drawing.connect(right, left, link.label, line);
      else drawing.connect(left, right, link.label, line);
    }
  }
}

function endOfStatement(cursor: Cursor): string | null {
  skipBlanks(cursor);
  if (take(cursor, /%%[^\n]*/y) !== null || atEnd(cursor)) return null;
  return take(cursor, /[;\n]/y) === null ? `cannot read “${glimpse(cursor)}”` : null;
}
