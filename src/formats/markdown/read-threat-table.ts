import { goesThroughAssets } from "./assets-of-threats.ts";
import type { Table } from "./block.ts";
import { type Columns, columnOf } from "./columns.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { recordsOf } from "./rows.ts";
import { isSkeleton, noteRow, noteTable } from "./table-notes.ts";
import { addThreat, type Told } from "./threat.ts";
import { threatColumns } from "./threat-columns.ts";
import { nameByCategory } from "./threat-name.ts";

/** Reads a table with a threat in each row. */
export function readThreatTable(
  draft: Draft,
  table: Table,
  found: Columns,
  context: Context,
): void {
  const columns = threatColumns(found);
  draft.sources += 1;
  if (goesThroughAssets(columns)) draft.assetColumns.add(draft.sources);
  const told: Told = { context, layout: "table", source: draft.sources };
  let items = 0;
  const hasNames = columnOf(columns, "title", "threat", "scenario", "description") !== -1;
  for (const record of recordsOf(columns)) {
    if (!hasNames) nameByCategory(record);
    if (!isSkeleton(record) && addThreat(draft, record, told)) items += 1;
    else noteRow(draft, record, "it names no threat");
  }
  noteTable(draft, table, columns, "threats", items);
}
