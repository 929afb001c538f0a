import { addAsset } from "./asset.ts";
import type { Table } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { gather } from "./labelled-fields.ts";
import { partOf } from "./part.ts";
import { addScope } from "./scope.ts";
import { addThreat } from "./threat.ts";

/** Reads a table of labels and values: one threat, one asset, or what is in scope. */
export function readVertical(draft: Draft, table: Table, context: Context): void {
  for (const { cells, line } of [table.header, ...table.rows]) {
    const part = partOf(cells[0]?.text ?? "");
    const text = cells[1]?.text ?? "";
    if (part === "scope-in" || part === "scope-out") addScope(draft, text, line, part);
  }
  const { record } = gather([table], table.line, table.endLine);
  const isThreat = ["threat", "scenario", "severity", "stride", "mitigation"].some((field) =>
    [...record.values.keys()].some((known) => known === field),
  );
  if (isThreat) {
    draft.sources += 1;
    addThreat(draft, record, { context, layout: "table", source: draft.sources });
  } else if (context.part === "assets") addAsset(draft, record);
}
