import type { Row } from "./block.ts";
import type { Columns } from "./columns.ts";
import { addValue, emptyRecord, type ItemRecord, inlineValue } from "./record.ts";
import type { Field } from "./words/field-words.ts";

/** Fields that name an item: a row without any of them goes on with the row above. */
const NAMING: ReadonlySet<Field> = new Set(["id", "title", "threat", "scenario"]);
/** Fields that are written once for several rows. */
const SHARED: readonly Field[] = ["stride", "category", "asset"];

/** A table's rows as records; rows that go on with the one above are joined to it. */
export function recordsOf(
  columns: Columns,
  naming: ReadonlySet<Field> = NAMING,
): readonly ItemRecord[] {
  const records: ItemRecord[] = [];
  const hasNames = columns.fields.some((field) => field !== null && naming.has(field));
  for (const row of columns.rows) {
    const record = recordOf(columns, row);
    const above = records.at(-1);
    const isNamed = [...record.values.keys()].some((field) => naming.has(field));
    const goesOn = above !== undefined && hasNames && !isNamed && record.values.size > 0;
    if (goesOn && !record.values.has("stride") && !record.values.has("category")) {
      records[records.length - 1] = joined(above, record);
    } else {
      if (above !== undefined) inherit(columns, record, above);
      records.push(record);
    }
  }
  return records;
}

function recordOf({ fields, headers }: Columns, row: Row): ItemRecord {
  const record = emptyRecord(row.line, row.endLine);
  row.cells.forEach((cell, at) => {
    const field = fields[at];
    if (field) addValue(record, field, inlineValue(cell, headers[at] ?? ""));
  });
  return record;
}

function joined(above: ItemRecord, record: ItemRecord): ItemRecord {
  for (const [field, values] of record.values) {
    for (const value of values) addValue(above, field, value);
  }
  return { ...above, endLine: record.endLine };
}

/** An empty cell left of the name stands for the one above it. */
function inherit({ fields }: Columns, record: ItemRecord, above: ItemRecord): void {
  const name = fields.findIndex((field) => field !== null && NAMING.has(field) && field !== "id");
  for (const field of SHARED) {
    const at = fields.indexOf(field);
    if (at === -1 || at > name || record.values.has(field)) continue;
    for (const value of above.values.get(field) ?? []) addValue(record, field, value);
  }
}
