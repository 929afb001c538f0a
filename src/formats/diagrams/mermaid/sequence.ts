import { atEnd, type Cursor, takeLine } from "../../text/cursor.ts";
import type { Drawing } from "./drawing.ts";
import { labelText } from "./label.ts";
import { boxTitle, readParticipant } from "./sequence-participant.ts";

const BOX = /^box(?=\s|$)\s*(.*)$/i;
const BLOCK = /^(?:loop|alt|opt|par|par_over|critical|break|rect)(?=\s|$)/i;
const END = /^end(?:\s+%%.*)?$/i;
const IGNORED =
  /^(?:else|and|option|note|activate|deactivate|destroy|autonumber|title|title:|link|links|properties|details)(?=\s|$)|^acc(?:title|descr)\b|^%%/i;
const OPEN_DESCRIPTION = /^accdescr\s*\{[^}]*$/i;

/** Arrows with a head, then those that a name could hold too (`web-xray`). */
const ARROWS = [
  /<<--?>>|--?>>|--?>|--?\)|--?\|?[\\/]{1,2}|[\\/]{1,2}\|?--?/,
  /--?x(?![\w-])|--?x(?=[A-Z])/,
];

/** What a statement of a sequence diagram may stand in. */
type Block = "box" | "block";

/**
 * Reads the statements of a sequence diagram, from behind its first word on. Boxes are trust
 * boundaries, messages data flows.
 * @see https://mermaid.js.org/syntax/sequenceDiagram.html
 */
export function readSequence(cursor: Cursor, drawing: Drawing): void {
  const blocks: Block[] = [];
  while (!atEnd(cursor) && !drawing.isFull()) {
    const line = cursor.lineOf(cursor.at);
    const statement = takeLine(cursor).replace(/;$/, "").trim();
    if (OPEN_DESCRIPTION.test(statement)) skipDescription(cursor);
    else if (!readStatement(statement, blocks, drawing, line)) {
      drawing.fail(line, `cannot read “${statement.slice(0, 40)}”`);
    }
  }
}

function skipDescription(cursor: Cursor): void {
  while (!atEnd(cursor) && !takeLine(cursor).includes("}"));
}

function readStatement(
  statement: string,
  blocks: Block[],
  drawing: Drawing,
  line: number,
): boolean {
  return (
    statement === "" ||
    IGNORED.test(statement) ||
    readBlock(statement, blocks, drawing, line) ||
    readParticipant(statement, drawing, line) ||
    readMessage(statement, drawing, line)
  );
}

function readBlock(statement: string, blocks: Block[], drawing: Drawing, line: number): boolean {
  const box = BOX.exec(statement);
  if (box !== null) {
    blocks.push("box");
    drawing.enter(`box ${line}`, boxTitle(box[1] ?? ""), line);
    return true;
  }
  if (BLOCK.test(statement)) {
    blocks.push("block");
    return true;
  }
  if (!END.test(statement)) return false;
  const closed = blocks.pop();
  if (closed === "box") drawing.leave();
  return closed !== undefined;
}

/** `A->>+B: text` */
function readMessage(statement: string, drawing: Drawing, line: number): boolean {
  const colon = statement.indexOf(":");
  const head = colon === -1 ? statement : statement.slice(0, colon);
  const [from, to] = endsOf(head);
  if (!from || !to) return false;
  drawing.show(from, line);
  drawing.show(to, line);
  drawing.connect(from, to, colon === -1 ? null : labelText(statement.slice(colon + 1)), line);
  return true;
}

function endsOf(head: string): readonly string[] {
  for (const pattern of ARROWS) {
    const arrow = pattern.exec(head);
    if (arrow === null) continue;
    return [head.slice(0, arrow.index), head.slice(arrow.index + arrow[0].length)].map(actorId);
  }
  return [];
}

/** Without the marks of activation and of central connections. */
function actorId(text: string): string {
  return text
    .trim()
    .replace(/^[+-]|^\(\)|\(\)$/g, "")
    .trim();
}
