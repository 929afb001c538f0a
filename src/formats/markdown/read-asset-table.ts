import { addAsset } from "./asset.ts";
import { assetColumns } from "./asset-columns.ts";
import type { Table } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { Draft } from "./draft.ts";
import { recordsOf } from "./rows.ts";
import { isSkeleton, noteRow, noteTable } from "./table-notes.ts";
import type { Field } from "./words/field-words.ts";

const NAMING: ReadonlySet<Field> = new Set<Field>(["id", "title", "asset"]);

/** Reads a table with an asset in each row. */
export function readAssetTable(draft: Draft, table: Table, found: Columns): void {
  const columns = assetColumns(found);
  let items = 0;
  for (const record of recordsOf(columns, NAMING)) {
    if (!isSkeleton(record) && addAsset(draft, record)) items += 1;
    else noteRow(draft, record, "it names no asset");
  }
  noteTable(draft, table, columns, "assets", items);
}
