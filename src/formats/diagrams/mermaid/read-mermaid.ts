import { atEnd, type Cursor, cursorOver, skipSpace, take, takeLine } from "../../text/cursor.ts";
import { readC4 } from "./c4.ts";
import { type DiagramReading, type Drawing, newDrawing } from "./drawing.ts";
import { readFlowchart } from "./flowchart.ts";
import { readSequence } from "./sequence.ts";

/** The first word of a diagram → who reads it. */
const READERS: readonly (readonly [
  word: RegExp,
  read: (cursor: Cursor, drawing: Drawing) => void,
])[] = [
  [/(?:flowchart-elk|flowchart|graph)(?![\w-])/y, readFlowchart],
  [/sequenceDiagram(?![\w-])/y, readSequence],
  [/C4(?:Context|Container|Component|Dynamic|Deployment)(?![\w-])/y, readC4],
];

/**
 * Diagrams that draw no elements of a system, or none that are read.
 * @see https://mermaid.js.org/intro/syntax-reference.html
 */
const OTHER_KINDS =
  /(?:classDiagram|stateDiagram|erDiagram|journey|gantt|pie|quadrantChart|requirement|gitGraph|mindmap|timeline|zenuml|sankey|xychart|block|packet|kanban|architecture|radar|treemap|treeView|swimlane|venn|ishikawa|wardley|cynefin|eventmodeling|railroad|usecase|agentflow|info)[\w-]*/iy;

const COMMENT = /^[ \t]*%%(?!\{)[^\n]*$/gm;

/**
 * What a Mermaid diagram draws. Flowcharts, sequence and C4 diagrams are read; other kinds hold no
 * elements, which is no problem. Costs time linear in the text; lines count from `firstLine` on.
 */
export function readMermaid(source: string, firstLine: number): DiagramReading {
  const cursor = cursorOver(withoutComments(source), firstLine);
  const drawing = newDrawing();
  skipFrontMatter(cursor);
  const line = cursor.lineOf(cursor.at);
  for (const [word, read] of READERS) {
    if (take(cursor, word) === null) continue;
    read(cursor, drawing);
    return drawing.finish();
  }
  const first = take(cursor, /\S{1,40}/y)?.[0];
  cursor.at -= first?.length ?? 0;
  if (first === undefined) drawing.fail(line, "the diagram is empty");
  else if (take(cursor, OTHER_KINDS) === null)
    drawing.fail(line, `no Mermaid diagram begins with “${first}”`);
  return drawing.finish();
}

/** Moves over blank lines and a `---` block before the diagram. */
function skipFrontMatter(cursor: Cursor): void {
  skipSpace(cursor);
  if (take(cursor, /---[ \t\r]*\n/y) === null) return;
  const start = cursor.at;
  while (!atEnd(cursor)) {
    if (takeLine(cursor).trim() !== "---") continue;
    skipSpace(cursor);
    return;
  }
  cursor.at = start;
}

/** Blanks comment lines and `%%{…}%%` directives, so that every line keeps its number. */
function withoutComments(source: string): string {
  const text = source.replace(COMMENT, "");
  const kept: string[] = [];
  let at = 0;
  for (let open = text.indexOf("%%{"); open !== -1; open = text.indexOf("%%{", at)) {
    const close = text.indexOf("}%%", open);
    if (close === -1) break;
    kept.push(text.slice(at, open), text.slice(open, close).replace(/[^\n]+/g, ""));
    at = close + 3;
  }
  return kept.join("") + text.slice(at);
}
