import { parseStatus } from "../vocabulary/status.ts";
import type { Table } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { Draft } from "./draft.ts";
import { firstSaid, type ItemRecord, textOf } from "./record.ts";
import { takeIds } from "./references.ts";
import { recordsOf } from "./rows.ts";
import { noteRow, noteTable } from "./table-notes.ts";
import { filled } from "./threat.ts";

/** Reads a table with a mitigation in each row, and the threats that each is for. */
export function readMitigationTable(draft: Draft, table: Table, columns: Columns): void {
  let items = 0;
  for (const record of recordsOf(columns)) {
    const text = filled(firstSaid(record, "mitigation", "title", "description"));
    if (text === null) {
      noteRow(draft, record, "it names no mitigation");
      continue;
    }
    const id = filled(textOf(record, "id"));
    const isDone = parseStatus(textOf(record, "status")) === "mitigated";
    const { line } = record;
    draft.mitigations.push({ id, text, threats: threatsNamed(draft, record), isDone, line });
    items += 1;
  }
  noteTable(draft, table, columns, "mitigations", items);
}

function threatsNamed(draft: Draft, record: ItemRecord): readonly string[] {
  const text = firstSaid(record, "threat-ref", "threat");
  const ids = takeIds(draft, text);
  if (ids.length > 0) return ids;
  return text === "" ? [] : [text];
}
