import { CsvError, parse } from "csv-parse/sync";
import { count } from "../../report/count.ts";
import { UnusableFile } from "../unusable-file.ts";
import { csvCutter } from "./csv-cutter.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { BadRow, Header, Record } from "./records.ts";

/** The names that a CSV file begins with, and its rows; as many at a time as were read. */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  delimiter: string,
): AsyncGenerator<readonly (Header | Record | BadRow)[]> {
  let names: readonly string[] | null = null;
  for await (const pieces of piecesOf(chunks, csvCutter(delimiter))) {
    const rows = cellsOf(pieces.filter(isWritten), delimiter);
    const [first] = rows;
    if (first === undefined) continue;
    const header: readonly string[] = names ?? headerOf(first);
    if (names === null) yield [{ line: first.line, names: header }];
    yield rows.slice(names === null ? 1 : 0).map((row) => named(row, header));
    names = header;
  }
}

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

function headerOf(row: Cells | BadRow): readonly string[] {
  if ("wrong" in row) throw new UnusableFile(`its header cannot be read: ${row.wrong}`);
  return row.cells;
}

function isWritten(piece: Piece): boolean {
  return "wrong" in piece || piece.text.trim() !== "";
}

/** Programs write more commas than the header has columns: what is empty is no cell. */
function named(row: Cells | BadRow, names: readonly string[]): Record | BadRow {
  if ("wrong" in row) return row;
  const { line, cells } = row;
  const { length } = names;
  const isWhole = cells.length >= length && cells.slice(length).every((cell) => cell === "");
  if (isWhole) return { line, names, values: cells };
  return {
    line,
    wrong: `found ${count(cells.length, "cell")}, expected ${length} as in the header`,
  };
}

/** All at once, which is much faster; each by itself where one of them is no CSV. */
function cellsOf(pieces: readonly Piece[], delimiter: string): readonly (Cells | BadRow)[] {
  const texts = pieces.flatMap((piece) => ("text" in piece ? [piece.text] : []));
  const together = parsed(texts.map(withoutReturn).join("\n"), delimiter);
  if (Array.isArray(together) && together.length === texts.length) {
    const cells = together.values();
    return pieces.map((piece) =>
      "wrong" in piece ? piece : { line: piece.line, cells: cells.next().value ?? [] },
    );
  }
  return pieces.map((piece) => ("wrong" in piece ? piece : alone(piece, delimiter)));
}

function alone({ line, text }: { line: number; text: string }, delimiter: string): Cells | BadRow {
  const read = parsed(withoutReturn(text), delimiter);
  if (typeof read === "string") return { line, wrong: read };
  return { line, cells: read[0] ?? [] };
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}

/** A text says what is wrong. */
function parsed(text: string, delimiter: string): readonly (readonly string[])[] | string {
  const options = { delimiter, record_delimiter: "\n", relax_column_count: true } as const;
  try {
    return parse(text, { ...options, max_record_size: 0 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return "found a quote in the middle of a cell; expected the whole cell in quotes, and quotes in it doubled";
  }
}
