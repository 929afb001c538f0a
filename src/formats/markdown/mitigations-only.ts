import type { Table } from "./block.ts";
import { columnField } from "./field.ts";
import { inlineValue, type Value } from "./record.ts";
import type { Field } from "./words/field-words.ts";

/** With one of these columns a row is a threat of its own. */
const NAMES: ReadonlySet<Field | null> = new Set<Field>([
  "id",
  "title",
  "threat",
  "scenario",
  "description",
  "stride",
  "severity",
  "asset",
  "threat-ref",
]);

/** The mitigations of a table that holds nothing else of a threat; null: it is another table. */
export function mitigationsOnly({ header, rows }: Table): readonly Value[] | null {
  const fields = header.cells.map(({ text }) => columnField(text));
  const at = fields.indexOf("mitigation");
  if (at === -1 || header.cells.length < 2 || fields.some((field) => NAMES.has(field))) return null;
  const name = header.cells[at]?.text ?? "";
  return rows.flatMap(({ cells }) => {
    const cell = cells[at];
    return cell === undefined ? [] : [inlineValue(cell, name)];
  });
}
