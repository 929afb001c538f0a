import type { Row, Table } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { addScope } from "./scope.ts";
import { noteTable } from "./table-notes.ts";

const YES = /^(?:y|yes|true|in|✓|✔|✅|x|ja|sí|si|oui|sim|да|是)/iu;

/** Reads a table with a column for each side, or a column that says on which side a row is. */
export function readScopeTable(
  draft: Draft,
  table: Table,
  columns: Columns,
  { part }: Context,
): void {
  const before = draft.scopeIn.length + draft.scopeOut.length;
  const inside = columns.fields.indexOf("in-scope");
  const outside = columns.fields.indexOf("out-of-scope");
  for (const row of columns.rows) {
    if (inside === -1 && outside === -1) readRow(draft, columns, row, part);
    else if (inside === -1 || outside === -1) readFlagged(draft, columns, row, inside, outside);
    else {
      addScope(draft, row.cells[inside]?.text ?? "", row.line, "scope-in");
      addScope(draft, row.cells[outside]?.text ?? "", row.line, "scope-out");
    }
  }
  const items = draft.scopeIn.length + draft.scopeOut.length - before;
  noteTable(draft, table, columns, "scope", items);
}

/** Under a heading of one side, a row is what it names. */
function readRow(draft: Draft, { fields }: Columns, { cells, line }: Row, part: Context["part"]) {
  const name = cells.find((_, at) => fields[at] !== "id");
  addScope(draft, name?.text ?? "", line, part === "scope-in" ? "scope-in" : "scope-out");
}

function readFlagged(
  draft: Draft,
  { fields }: Columns,
  { cells, line }: Row,
  inside: number,
  outside: number,
): void {
  const isYes = YES.test(cells[inside === -1 ? outside : inside]?.text.trim() ?? "");
  const name = cells.find((_, at) => fields[at] !== "id" && at !== inside && at !== outside);
  addScope(draft, name?.text ?? "", line, isYes === (inside !== -1) ? "scope-in" : "scope-out");
}
