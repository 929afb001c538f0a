import { flush, type HtmlDraft, takeText } from "./html-draft.ts";

const MOST_CELLS = 200;
const ROWS: ReadonlySet<string> = new Set(["tr", "thead", "tbody", "tfoot"]);
const CELLS: ReadonlySet<string> = new Set(["td", "th"]);
const NEW_LINE: ReadonlySet<string> = new Set(["br", "p", "li", "div", "tr"]);

/** Begins a table; one inside another is text of its cell. */
export function openTable(draft: HtmlDraft): void {
  if (draft.tables === 0) flush(draft);
  draft.tables += 1;
}

/** Ends a table, with the row that is open. */
export function closeTable(draft: HtmlDraft): void {
  draft.tables = Math.max(0, draft.tables - 1);
  if (draft.tables > 0) return;
  closeRow(draft);
  takeText(draft);
  const [header, ...rows] = draft.rows;
  draft.rows = [];
  if (header === undefined) return;
  const { line: endLine } = draft;
  const block = { kind: "table", header, rows, line: header.line, endLine } as const;
  draft.pieces.push({ kind: "block", block });
}

/** Begins an element inside a table. */
export function openInTable(draft: HtmlDraft, name: string): void {
  if (draft.tables === 1 && ROWS.has(name)) {
    closeRow(draft);
    if (name === "tr") openRow(draft);
  } else if (draft.tables === 1 && CELLS.has(name)) {
    if (draft.cells === null) openRow(draft);
    closeCell(draft);
    draft.inCell = true;
  } else if (NEW_LINE.has(name)) draft.text += "\n";
}

/** Ends an element inside a table. */
export function closeInTable(draft: HtmlDraft, name: string): void {
  if (draft.tables > 1) return;
  if (CELLS.has(name)) closeCell(draft);
  else if (name === "tr") closeRow(draft);
}

function openRow(draft: HtmlDraft): void {
  draft.cells = [];
  draft.rowLine = draft.line;
}

function closeCell(draft: HtmlDraft): void {
  const text = takeText(draft);
  const { cells } = draft;
  if (draft.inCell && cells !== null && cells.length < MOST_CELLS) cells.push(text);
  draft.inCell = false;
}

/** Tags that are left out, as many people do, are read as closed. */
function closeRow(draft: HtmlDraft): void {
  closeCell(draft);
  const { cells, rowLine, line } = draft;
  if (cells !== null && cells.length > 0) draft.rows.push({ cells, line: rowLine, endLine: line });
  draft.cells = null;
}
