import { STRIDE, type Stride } from "../../model/stride.ts";
import { parseSeverity } from "../vocabulary/severity.ts";
import { onlyCategories, strideOfLetter } from "../vocabulary/stride.ts";
import type { Row, Table } from "./block.ts";
import { columnField } from "./field.ts";
import type { Field } from "./words/field-words.ts";

/** A table whose header is found and understood as far as it can be. */
export interface Columns {
  readonly headers: readonly string[];
  readonly fields: readonly (Field | null)[];
  /** The category that a column is for, in a matrix; else null. */
  readonly strides: readonly (Stride | null)[];
  readonly rows: readonly Row[];
}

const TICKET = /^\s*(?:#\d+|[A-Z][A-Z0-9]+-\d+|https?:)/u;
/** Rows that are looked at to tell what a column holds. */
const SAMPLE = 12;
/** A matrix has a column for at least so many categories: by name, by letter. */
const FEWEST_NAMED = 3;
const FEWEST_LETTERS = 5;

/** Several readers ask the same table. */
const KNOWN = new WeakMap<Table, Columns>();

/** Finds a table's header, which may stand in its second row, and tells its columns. */
export function columnsOf(table: Table): Columns {
  const columns = KNOWN.get(table) ?? readColumns(table);
  KNOWN.set(table, columns);
  return columns;
}

function readColumns(table: Table): Columns {
  const [first] = table.rows;
  const own = fieldsOf(table.header);
  const isTitle = first !== undefined && known(own) < 2 && known(fieldsOf(first)) >= 2;
  const isHidden = isTitle && known(fieldsOf(first)) > known(own) && !hasStride(table.header);
  const header = isHidden ? first : table.header;
  const rows = isHidden ? table.rows.slice(1) : table.rows;
  const headers = header.cells.map(({ text }) => text.trim());
  const strides = strideColumns(headers);
  const fields = headers.map((name, at) => refined(columnField(name), headers, at, rows));
  return { headers, fields, strides, rows };
}

/** The column of a field; -1: there is none. */
export function columnOf({ fields }: Columns, ...wanted: readonly Field[]): number {
  for (const field of wanted) {
    const at = fields.indexOf(field);
    if (at !== -1) return at;
  }
  return -1;
}

/** The columns as the check run shows them. */
export function shownColumns({ headers, fields, strides }: Columns) {
  return headers.map((header, at) => ({
    header,
    field: strides[at] ?? fields[at] ?? "not read",
  }));
}

/** What a column's cells say, as far as it takes to tell what it holds. */
export function sample(rows: readonly Row[], at: number): readonly string[] {
  const texts = rows.slice(0, SAMPLE).map(({ cells }) => cells[at]?.text.trim() ?? "");
  return texts.filter((text) => text !== "");
}

function fieldsOf(row: Row): readonly (Field | null)[] {
  return row.cells.map(({ text }) => columnField(text));
}

function known(fields: readonly (Field | null)[]): number {
  return fields.filter((field) => field !== null).length;
}

function hasStride(row: Row): boolean {
  return strideColumns(row.cells.map(({ text }) => text)).some((stride) => stride !== null);
}

function strideColumns(headers: readonly string[]): readonly (Stride | null)[] {
  const named = headers.map((header) => {
    const only = onlyCategories(header);
    return only.length === 1 ? (only[0] ?? null) : null;
  });
  if (new Set(named.filter((stride) => stride !== null)).size >= FEWEST_NAMED) return named;
  const letters = headers.map(strideOfLetter);
  const distinct = STRIDE.filter((stride) => letters.includes(stride)).length;
  return distinct >= FEWEST_LETTERS ? letters : headers.map(() => null);
}

/** A header may say one thing and its cells another: `Risk` is a severity or a sentence. */
function refined(
  field: Field | null,
  headers: readonly string[],
  at: number,
  rows: readonly Row[],
): Field | null {
  const cells = sample(rows, at);
  const most = (test: (text: string) => boolean) =>
    cells.length > 0 && cells.filter(test).length * 2 > cells.length;
  if (field === "threat" && most((text) => onlyCategories(text).length > 0)) return "category";
  if (field === "category" && areLetters(cells)) return "stride";
  if (field === "risk" && most((text) => !isRating(text))) return "scenario";
  if (field === "scenario" && most((text) => TICKET.test(text))) return "ticket";
  if (field === "impact" && headers[at]?.length === 1 && !hasLikelihood(headers)) return null;
  return field;
}

/** Several categories by their letters, and nothing else. */
function areLetters(cells: readonly string[]): boolean {
  const letters = cells.map(strideOfLetter);
  return !letters.includes(null) && new Set(letters).size > 1;
}

function isRating(text: string): boolean {
  return parseSeverity(text).severity !== null || text.split(/\s+/u).length <= 2;
}

function hasLikelihood(headers: readonly string[]): boolean {
  return headers.some((header) => columnField(header) === "likelihood");
}
