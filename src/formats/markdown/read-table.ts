import { parseStatus } from "../vocabulary/status.ts";
import { addAsset } from "./asset.ts";
import { assetColumns } from "./asset-columns.ts";
import type { Table } from "./block.ts";
import { type Columns, columnsOf, shownColumns } from "./columns.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { isPlaceholder, placeholderIn } from "./placeholder.ts";
import { readMatrix, readRowMatrix } from "./read-matrix.ts";
import { readVertical } from "./read-vertical.ts";
import { type ItemRecord, textOf } from "./record.ts";
import { idsIn } from "./references.ts";
import { recordsOf } from "./rows.ts";
import { addScope } from "./scope.ts";
import { rowLabelColumn, tableKind } from "./table-kind.ts";
import type { Field } from "./words/field-words.ts";
import { addThreat, filled, type Told } from "./threat.ts";
import { threatColumns } from "./threat-columns.ts";

/** A row that says only these was never filled in. */
const ROW_LABELS: ReadonlySet<Field> = new Set<Field>(["stride", "category"]);

/** Reads a table by what its header, and the headings above it, say that it holds. */
export function readTable(draft: Draft, table: Table, context: Context): void {
  const columns = columnsOf(table);
  switch (tableKind(columns, context, table)) {
    case "matrix":
      return readStrideTable(draft, table, columns, context, -1);
    case "row-matrix":
      return readStrideTable(draft, table, columns, context, rowLabelColumn(columns));
    case "threats":
      return readThreats(draft, table, threatColumns(columns), context);
    case "assets":
      return readAssets(draft, table, assetColumns(columns));
    case "mitigations":
      return readMitigations(draft, table, columns);
    case "acceptances":
      return readAcceptances(draft, table, columns);
    case "scope":
      return readScopeTable(draft, table, columns);
    case "vertical":
      return readVertical(draft, table, context);
    case "aside":
      return;
    case "unknown": {
      const why =
        "no column is understood as a threat, an asset or anything else that is looked for";
      draft.unread.push({ line: table.line, endLine: table.endLine, what: "table", why });
    }
  }
}

function readStrideTable(
  draft: Draft,
  table: Table,
  columns: Columns,
  context: Context,
  label: number,
): void {
  draft.sources += 1;
  const told: Told = { context, layout: "matrix", source: draft.sources };
  const items =
    label === -1 ? readMatrix(draft, columns, told) : readRowMatrix(draft, columns, told, label);
  understand(draft, table, columns, "matrix", "threats", items);
}

function readThreats(draft: Draft, table: Table, columns: Columns, context: Context): void {
  draft.sources += 1;
  const records = recordsOf(columns);
  const told: Told = { context, layout: "table", source: draft.sources };
  let items = 0;
  for (const record of records) {
    if (isSkeleton(record)) noteRow(draft, record, "");
    else if (addThreat(draft, record, told)) items += 1;
    else noteRow(draft, record, "it names no threat");
  }
  understand(draft, table, columns, "table", "threats", items);
}

function readAssets(draft: Draft, table: Table, columns: Columns): void {
  let items = 0;
  for (const record of recordsOf(columns, new Set(["id", "title", "asset"]))) {
    if (isSkeleton(record)) noteRow(draft, record, "");
    else if (addAsset(draft, record)) items += 1;
    else noteRow(draft, record, "it names no asset");
  }
  understand(draft, table, columns, "table", "assets", items);
}

function readMitigations(draft: Draft, table: Table, columns: Columns): void {
  let items = 0;
  for (const record of recordsOf(columns)) {
    const text =
      filled(textOf(record, "mitigation")) ??
      filled(textOf(record, "title")) ??
      filled(textOf(record, "description"));
    const id = filled(textOf(record, "id"));
    if (text === null) {
      noteRow(draft, record, "it names no mitigation");
      continue;
    }
    const refs = textOf(record, "threat-ref") || textOf(record, "threat");
    const ids = idsIn(refs);
    const threats = ids.length > 0 ? ids : refs === "" ? [] : [refs];
    const isDone = parseStatus(textOf(record, "status")) === "mitigated";
    draft.mitigations.push({ id, text, threats, isDone, line: record.line });
    items += 1;
  }
  understand(draft, table, columns, "table", "mitigations", items);
}

function readAcceptances(draft: Draft, table: Table, columns: Columns): void {
  let items = 0;
  for (const record of recordsOf(columns)) {
    const threat =
      filled(textOf(record, "threat-ref")) ??
      filled(textOf(record, "threat") || textOf(record, "scenario") || textOf(record, "title")) ??
      filled(textOf(record, "id"));
    if (threat === null) {
      noteRow(draft, record, "it names no threat that is accepted");
      continue;
    }
    const reason =
      filled(textOf(record, "reason")) ??
      filled(textOf(record, "notes")) ??
      filled(textOf(record, "description"));
    const owner = filled(textOf(record, "owner"));
    const { line, endLine } = record;
    draft.acceptances.push({ threat, reason, owner, line, endLine });
    items += 1;
  }
  understand(draft, table, columns, "table", "acceptances", items);
}

/** A column for each side, or a row an item with a column that says whether it is in scope. */
function readScopeTable(draft: Draft, table: Table, columns: Columns): void {
  const before = draft.scopeIn.length + draft.scopeOut.length;
  const [inside, outside] = [
    columns.fields.indexOf("in-scope"),
    columns.fields.indexOf("out-of-scope"),
  ];
  for (const { cells, line } of columns.rows) {
    if (inside !== -1 && outside !== -1) {
      addScope(draft, cells[inside]?.text ?? "", line, "scope-in");
      addScope(draft, cells[outside]?.text ?? "", line, "scope-out");
      continue;
    }
    const flag = cells[inside === -1 ? outside : inside]?.text.trim() ?? "";
    const says = /^(?:y|yes|true|in|✓|✔|✅|x|ja|sí|si|oui|sim|да|是)/iu.test(flag);
    const name = cells.find(
      (_, at) => columns.fields[at] !== "id" && at !== inside && at !== outside,
    );
    const side = says === (inside !== -1) ? "scope-in" : "scope-out";
    addScope(draft, name?.text ?? "", line, side);
  }
  const items = draft.scopeIn.length + draft.scopeOut.length - before;
  understand(draft, table, columns, "table", "scope", items);
}

function understand(
  draft: Draft,
  { line, endLine }: Table,
  columns: Columns,
  what: "table" | "matrix",
  as: "assets" | "threats" | "scope" | "mitigations" | "acceptances",
  items: number,
): void {
  draft.understood.push({ what, as, columns: shownColumns(columns), items, line, endLine });
}

/** A row that gave nothing: left empty, never filled in, or not understood. */
function noteRow(draft: Draft, record: ItemRecord, why: string): void {
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
function isSkeleton(record: ItemRecord): boolean {
  const said = saidIn(record);
  if (said.length === 0) return false;
  const template = said.filter((text) => isPlaceholder(text)).length;
  if (isPlaceholder(said.join(" ")) || template * 2 > said.length) return true;
  return [...record.values.keys()].every((field) => ROW_LABELS.has(field));
}

function saidIn(record: ItemRecord): readonly string[] {
  return [...record.values.values()].flat().map(({ text }) => text.trim());
}
