import type { Understood } from "../../model/threat-model.ts";
import type { Table } from "./block.ts";
import { type Columns, shownColumns } from "./columns.ts";
import type { Draft } from "./draft.ts";
import { isPlaceholder, placeholderIn } from "./placeholder.ts";
import type { ItemRecord } from "./record.ts";
import { filled } from "./threat.ts";
import type { Field } from "./words/field-words.ts";

/** A row that says only these was never filled in. */
const ROW_LABELS: ReadonlySet<Field> = new Set<Field>(["stride", "category"]);

/** Notes how a table was taken, and how many of its rows or cells gave something. */
export function noteTable(
  draft: Draft,
  { line, endLine }: Table,
  columns: Columns,
  as: Understood["as"],
  items: number,
): void {
  const what = columns.strides.some((stride) => stride !== null) ? "matrix" : "table";
  draft.understood.push({ what, as, columns: shownColumns(columns), items, line, endLine });
}

/** Notes a row that gave nothing: left empty, never filled in, or not understood. */
export function noteRow(draft: Draft, record: ItemRecord, why: string): void {
  const { line, endLine } = record;
  if (isSkeleton(record)) {
    draft.placeholders.push({ text: saidIn(record).join(" | "), line, endLine });
    return;
  }
  const template = saidIn(record).find((text) => placeholderIn(text) !== null);
  if (template !== undefined) draft.placeholders.push({ text: template, line, endLine });
  else if (saidIn(record).some((text) => filled(text) !== null)) {
    draft.unread.push({ line, endLine, what: "row", why });
  }
}

/** Whether a row is a template's: `Data | Goes | Here`, `Asset name`, or a category and nothing else. */
export function isSkeleton(record: ItemRecord): boolean {
  const said = saidIn(record);
  if (said.length === 0) return false;
  const template = said.filter((text) => isPlaceholder(text)).length;
  if (isPlaceholder(said.join(" ")) || template * 2 > said.length) return true;
  return [...record.values.keys()].every((field) => ROW_LABELS.has(field));
}

function saidIn(record: ItemRecord): readonly string[] {
  return [...record.values.values()].flat().map(({ text }) => text.trim());
}
