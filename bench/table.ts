import { type Measured, meets, type Row, targetText } from "./row.ts";

/** A row and what came of it. */
export interface Result {
  readonly row: Row;
  readonly measured: Measured;
}

const HEADER = ["what", "ratio", "target", "", "ours", "theirs", "note"];

/** The results as a table of plain text, in columns. */
export function table(results: readonly Result[]): string {
  const cells = [HEADER, ...results.map(cellsOf)];
  const widths = HEADER.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [lines[0], rule, ...lines.slice(1), ""].join("\n");
}

function cellsOf({ row, measured }: Result): readonly string[] {
  const { ratio, ours, theirs, note = "" } = measured;
  const met = meets(row.target, ratio) ? "met" : "missed";
  return [row.what, `${ratio.toFixed(2)} ×`, targetText(row.target), met, ours, theirs, note];
}
