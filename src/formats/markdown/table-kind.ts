import { onlyCategories } from "../vocabulary/stride.ts";
import type { Table } from "./block.ts";
import { type Columns, columnOf, sample } from "./columns.ts";
import type { Context } from "./context.ts";
import { columnField, fieldOf } from "./field.ts";
import { type Has, kindByPart } from "./kind-by-part.ts";
import { partOf } from "./part.ts";
import type { Field } from "./words/field-words.ts";

/** What a table holds. */
export type TableKind =
  | "matrix"
  | "row-matrix"
  | "threats"
  | "assets"
  | "mitigations"
  | "acceptances"
  | "scope"
  /** One item, its labels in the first column. */
  | "vertical"
  | "aside"
  | "unknown";

const OF_ROWS: ReadonlySet<Field> = new Set<Field>(["asset", "threat-ref"]);
const NUMBERS = /^[\d.,%\s*-]*$/u;
/** What a dash or a bare sign is without. */
const SAYS = /[\p{L}\p{N}]/u;

/** Tells what a table holds from its columns and from the headings above it. */
export function tableKind(columns: Columns, context: Context, table: Table): TableKind {
  const has: Has = (...fields) => columnOf(columns, ...fields) !== -1;
  const stride = strideKind(columns);
  if (stride === "matrix" || (stride === "aside" && hasStrideColumns(columns))) return stride;
  if (isVertical(table)) return "vertical";
  if (has("in-scope", "out-of-scope") && !has("threat", "severity", "stride")) return "scope";
  if (stride !== null) return stride;
  const isCatalogue = has("threat-ref") && has("mitigation");
  if (isCatalogue && !has("scenario", "severity", "stride")) return "mitigations";
  return kindByPart(context.part, has);
}

/** What a table with a column or a row for each category is; null: it has neither. */
function strideKind(columns: Columns): TableKind | null {
  const isMatrix = hasStrideColumns(columns);
  if (!isMatrix && (rowLabelColumn(columns) === -1 || !isMostlySubjects(columns))) return null;
  if (isSummary(columns)) return "aside";
  return isMatrix ? "matrix" : "row-matrix";
}

function hasStrideColumns({ strides }: Columns): boolean {
  return strides.some((stride) => stride !== null);
}

/** The column whose cells are the names of categories; -1: there is none. */
export function rowLabelColumn({ headers, rows }: Columns): number {
  return headers.slice(0, 2).findIndex((_, at) => {
    const cells = sample(rows, at);
    const named = cells.filter((text) => onlyCategories(text).length > 0);
    return named.length >= 3 && named.length * 2 > cells.length;
  });
}

/** In a table with a row for each category, columns that are no field are what the rows are about. */
function isMostlySubjects({ headers }: Columns): boolean {
  const fields = headers.slice(1).map((header) => columnField(header));
  const subjects = fields.filter((field) => field === null || OF_ROWS.has(field)).length;
  return subjects * 2 > fields.length;
}

/** Counts by category are no threats. */
function isSummary({ headers, strides, rows }: Columns): boolean {
  const cells = headers.flatMap((_, at) =>
    at === 0 && strides[at] === null ? [] : sample(rows, at),
  );
  const said = cells.filter((text) => SAYS.test(text));
  return said.length > 0 && said.filter((text) => NUMBERS.test(text)).length * 2 > said.length;
}

function isVertical({ header, rows }: Table): boolean {
  const all = [header, ...rows];
  if (header.cells.length !== 2 || rows.length === 0) return false;
  const labels = all.map(({ cells }) => cells[0]?.text ?? "");
  const known = labels.filter((label) => fieldOf(label) !== null || isScopeLabel(label));
  return known.length >= 2 && known.length * 2 > labels.filter((label) => label !== "").length;
}

function isScopeLabel(label: string): boolean {
  const part = partOf(label);
  return part === "scope-in" || part === "scope-out" || part === "assets";
}
