import type { Table } from "./block.ts";
import { type Columns, columnsOf } from "./columns.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { readAcceptanceTable } from "./read-acceptance-table.ts";
import { readAssetTable } from "./read-asset-table.ts";
import { readMitigationTable } from "./read-mitigation-table.ts";
import { readScopeTable } from "./read-scope-table.ts";
import { readRowStrideTable, readStrideTable } from "./read-stride-table.ts";
import { readThreatTable } from "./read-threat-table.ts";
import { readVertical } from "./read-vertical.ts";
import { type TableKind, tableKind } from "./table-kind.ts";

type Reader = (draft: Draft, table: Table, columns: Columns, context: Context) => void;

const READERS: Readonly<Record<TableKind, Reader>> = {
  matrix: readStrideTable,
  "row-matrix": readRowStrideTable,
  threats: readThreatTable,
  assets: readAssetTable,
  mitigations: readMitigationTable,
  acceptances: readAcceptanceTable,
  scope: readScopeTable,
  vertical: (draft, table, _, context) => readVertical(draft, table, context),
  aside: () => undefined,
  unknown: (draft, { line, endLine }) => {
    const why = "no column is understood as a threat, an asset or anything else that is looked for";
    draft.unread.push({ line, endLine, what: "table", why });
  },
};

/** Reads a table by what its header, and the headings above it, say that it holds. */
export function readTable(draft: Draft, table: Table, context: Context): void {
  const columns = columnsOf(table);
  READERS[tableKind(columns, context, table)](draft, table, columns, context);
}
