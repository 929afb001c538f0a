import type { Table } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { Draft } from "./draft.ts";
import { firstSaid, textOf } from "./record.ts";
import { recordsOf } from "./rows.ts";
import { noteRow, noteTable } from "./table-notes.ts";
import { filled } from "./threat.ts";

/** Reads a log of accepted risks. */
export function readAcceptanceTable(draft: Draft, table: Table, columns: Columns): void {
  let items = 0;
  for (const record of recordsOf(columns)) {
    const threat = filled(firstSaid(record, "threat-ref", "threat", "scenario", "title", "id"));
    if (threat === null) {
      noteRow(draft, record, "it names no threat that is accepted");
      continue;
    }
    const reason = filled(firstSaid(record, "reason", "notes", "description"));
    const owner = filled(textOf(record, "owner"));
    const { line, endLine } = record;
    draft.acceptances.push({ threat, reason, owner, line, endLine });
    items += 1;
  }
  noteTable(draft, table, columns, "acceptances", items);
}
