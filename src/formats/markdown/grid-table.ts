import type { Row, Table } from "./block.ts";
import { type InlineReader, inline } from "./inline.ts";

const RULE = /^\+(?:[-=:]{2,}\+)+$/u;
const EDGES = /^\||\|$/gu;
const MOST_CELLS = 200;

/**
 * Reads a paragraph that is a table drawn with `+---+` between its rows; null: it is none.
 * @see https://pandoc.org/MANUAL.html#extension-grid_tables
 */
export function gridTable(raw: string, line: number, reader: InlineReader): Table | null {
  if (!raw.startsWith("+-")) return null;
  const lines = raw.split("\n").map((one) => one.trim());
  const rules = lines.flatMap((one, at) => (RULE.test(one) ? [at] : []));
  if (rules[0] !== 0 || rules.at(-1) !== lines.length - 1) return null;
  const rows = rules.slice(1).map((end, at): Row => {
    const from = (rules[at] ?? 0) + 1;
    const cells = cellsOf(lines.slice(from, end)).map((cell) => inline(cell, reader));
    return { cells, line: line + from, endLine: line + end - 1 };
  });
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) return null;
  return { kind: "table", header, rows: body, line, endLine: line + lines.length - 1 };
}

/** A row's cells, each of which may go on in the lines below. */
function cellsOf(lines: readonly string[]): readonly string[] {
  const cells: string[] = [];
  for (const one of lines) {
    const pieces = one.replace(EDGES, "").split("|").slice(0, MOST_CELLS);
    pieces.forEach((piece, at) => {
      cells[at] = `${cells[at] ?? ""} ${piece.trim()}`.trim();
    });
  }
  return cells;
}
