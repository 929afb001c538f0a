import type { Table } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { readMatrix, readRowMatrix } from "./read-matrix.ts";
import { rowLabelColumn } from "./table-kind.ts";
import { noteTable } from "./table-notes.ts";
import type { Told } from "./threat.ts";

/** Reads a table with a column for each category. */
export function readStrideTable(
  draft: Draft,
  table: Table,
  columns: Columns,
  context: Context,
): void {
  noteTable(draft, table, columns, "threats", readMatrix(draft, columns, toldBy(draft, context)));
}

/** Reads a table with a row for each category. */
export function readRowStrideTable(
  draft: Draft,
  table: Table,
  columns: Columns,
  context: Context,
): void {
  const told = toldBy(draft, context);
  const items = readRowMatrix(draft, columns, told, rowLabelColumn(columns));
  noteTable(draft, table, columns, "threats", items);
}

function toldBy(draft: Draft, context: Context): Told {
  draft.sources += 1;
  return { context, layout: "matrix", source: draft.sources };
}
