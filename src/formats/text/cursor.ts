/** A place in a text that moves forward as it is read. */
export interface Cursor {
  readonly text: string;
  /** Offset of the next character to read. */
  at: number;
  /** The 1-based document line on which an offset stands. */
  lineOf(offset: number): number;
}

/** A cursor at the start of a text whose first line has that number in the document. */
export function cursorOver(text: string, firstLine: number): Cursor {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return { text, at: 0, lineOf: (offset) => firstLine + lastStart(starts, offset) };
}

/** Whether nothing is left to read. */
export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.text.length;
}

/** What a sticky pattern matches here, and the cursor stands behind it; else null, and it stays. */
export function take(cursor: Cursor, sticky: RegExp): RegExpExecArray | null {
  sticky.lastIndex = cursor.at;
  const match = sticky.exec(cursor.text);
  if (match !== null) cursor.at = sticky.lastIndex;
  return match;
}

const BLANKS = /[ \t\r]*/y;
const SPACE = /\s*/y;

/** Moves over blanks of this line. */
export function skipBlanks(cursor: Cursor): void {
  take(cursor, BLANKS);
}

/** Moves over blanks and line ends. */
export function skipSpace(cursor: Cursor): void {
  take(cursor, SPACE);
}

/** The rest of the line without its end, and the cursor stands on the next line. */
export function takeLine(cursor: Cursor): string {
  const end = cursor.text.indexOf("\n", cursor.at);
  const line = cursor.text.slice(cursor.at, end === -1 ? undefined : end);
  cursor.at = end === -1 ? cursor.text.length : end + 1;
  return line.trimEnd();
}

/** The rest of a statement up to its `;` or line end, which quoted text may not hold open. */
export function takeStatement(cursor: Cursor): string {
  const start = cursor.at;
  let isQuoted = false;
  for (; !atEnd(cursor); cursor.at += 1) {
    const character = cursor.text[cursor.at];
    if (character === "\n" || (character === ";" && !isQuoted)) break;
    if (character === '"') isQuoted = !isQuoted;
  }
  return cursor.text.slice(start, cursor.at);
}

/** The first characters of what comes, to name a place in a message. */
export function glimpse(cursor: Cursor): string {
  const next = cursor.text.slice(cursor.at, cursor.at + 40);
  const end = next.indexOf("\n");
  return (end === -1 ? next : next.slice(0, end)).trim();
}

function lastStart(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
