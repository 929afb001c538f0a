import { STRIDE_TITLE, type Stride } from "../../model/stride.ts";
import { parseAnswer } from "../vocabulary/answer.ts";
import { parseSeverity } from "../vocabulary/severity.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import { bareWords } from "../vocabulary/words.ts";
import type { Inline, Row } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { Draft } from "./draft.ts";
import { fieldOf } from "./field.ts";
import { isPlaceholder } from "./placeholder.ts";
import { addValue, emptyRecord, type ItemRecord, plainValue } from "./record.ts";
import { takeIds } from "./references.ts";
import { addConsidered, addThreat, type Told } from "./threat.ts";
import type { Field } from "./words/field-words.ts";

/** Signs that stand for a state; the words after one are what is done about the threat. */
const DONE = /^(?:✅|✔|☑|🟢)\u{FE0F}?\s*/u;
const OPEN = /^(?:❌|✖|⚠|🔴|🟠|🟡)\u{FE0F}?\s*/u;
const BARE_MARK = /^(?:[\s✓✔✅☑xX✗✘❌•●○◐◯o⚠*]|\u{FE0F})*$/u;
const NUMBER = /^[\d.,%\s]+$/u;

/** Columns of a table by category that are about no asset. */
const WHOLE_DOCUMENT: ReadonlySet<Field> = new Set<Field>(["threat", "scenario", "threat-ref"]);

interface Cell {
  readonly stride: Stride;
  readonly subject: string | null;
  readonly text: Inline;
  readonly row: Row;
}

/** Reads a table with a column for each category. Gives how many cells said something. */
export function readMatrix(draft: Draft, columns: Columns, told: Told): number {
  const named = subjectColumn(columns);
  let said = 0;
  for (const row of columns.rows) {
    const subject = row.cells[named]?.text.replace(/\n/gu, " ").trim() ?? "";
    const asset = subject === "" || isPlaceholder(subject) ? told.context.asset : subject;
    columns.strides.forEach((stride, at) => {
      const text = row.cells[at];
      if (stride === null || text === undefined) return;
      said += Number(readCell(draft, { stride, subject: asset, text, row }, told));
    });
    noteMarks(draft, row, columns);
  }
  return said;
}

/** Reads a table with a row for each category and a column for each asset. */
export function readRowMatrix(draft: Draft, columns: Columns, told: Told, label: number): number {
  let said = 0;
  for (const row of columns.rows) {
    const [stride] = onlyCategories(row.cells[label]?.text ?? "");
    if (stride === undefined) continue;
    row.cells.forEach((text, at) => {
      const subject = subjectOf(columns, at);
      if (at === label || subject === undefined) return;
      said += Number(readCell(draft, { stride, subject, text, row }, told));
    });
  }
  return said;
}

/** What a column is about: its header, or nothing (`Threats`, `Covered by`); undefined: notes. */
function subjectOf({ headers, fields }: Columns, at: number): string | null | undefined {
  const field = fields[at] ?? null;
  const header = headers[at] ?? "";
  if (field !== null && WHOLE_DOCUMENT.has(field)) return null;
  const isKnown = field !== null && field !== "asset" && fieldOf(header) !== null;
  return header === "" || isKnown ? undefined : header;
}

/** The column that names what a row is about: the first that is no category, number or kind. */
function subjectColumn({ headers, strides, fields }: Columns): number {
  const named = fields.findIndex(
    (field, at) => strides[at] === null && (field === "asset" || field === "title"),
  );
  if (named !== -1) return named;
  return headers.findIndex((_, at) => strides[at] === null && fields[at] !== "id");
}

/** Whether a cell said something that counts. */
function readCell(draft: Draft, cell: Cell, told: Told): boolean {
  const text = cell.text.text.trim();
  const answer = parseAnswer(text);
  if (answer.kind === "silent" || isPlaceholder(text) || NUMBER.test(text)) return false;
  const record = recordOf(cell);
  if (answer.kind === "considered") {
    const reason = answer.reason ?? cell.text.notes[0] ?? null;
    addConsidered(draft, { ...answer, reason }, [cell.stride], record, null);
    return true;
  }
  if (BARE_MARK.test(text)) return false;
  const ids = takeIds(draft, text);
  if (ids.length > 0) {
    draft.references.push({ ids, stride: cell.stride, asset: cell.subject, line: cell.row.line });
    return true;
  }
  return readCellThreats(draft, cell, record, told);
}

function readCellThreats(draft: Draft, cell: Cell, record: ItemRecord, told: Told): boolean {
  const context = { ...told.context, stride: [cell.stride], asset: cell.subject };
  if (addPosture(cell, record)) return addThreat(draft, record, { ...told, context });
  let added = false;
  for (const item of itemsOf(cell.text)) {
    const one = recordOf(cell);
    addValue(one, "threat", plainValue(item, ""));
    added = addThreat(draft, one, { ...told, context }) || added;
  }
  return added;
}

/** A cell that only rates (`LOW`, `🟡`) or says what is done (`✅ mTLS`); false: it names threats. */
function addPosture(cell: Cell, record: ItemRecord): boolean {
  const text = cell.text.text.trim();
  const isRating = parseSeverity(text).severity !== null && bareWords(text).split(" ").length <= 2;
  const done = DONE.exec(text)?.[0];
  const sign = done ?? OPEN.exec(text)?.[0];
  if (!isRating && sign === undefined) return false;
  const of = cell.subject === null ? "" : ` of ${cell.subject}`;
  addValue(record, "title", plainValue(`${STRIDE_TITLE[cell.stride]}${of}`, ""));
  if (isRating) addValue(record, "severity", plainValue(text, ""));
  else addValue(record, "mitigation", plainValue(text.slice(sign?.length), ""));
  if (done !== undefined && !isRating) addValue(record, "status", plainValue("mitigated", ""));
  return true;
}

/** Lines of a cell are items where each begins like one; else they are one text. */
function itemsOf(text: Inline): readonly string[] {
  const lines = text.lines.map((line) => line.text);
  const isList =
    lines.length > 1 && lines.every((line) => /^(?:[-•*–]|\d+[.)]|[A-Z]{1,4}-?\d)/u.test(line));
  return isList ? lines.map((line) => line.replace(/^[-•*–]\s*/u, "")) : [lines.join(" ")];
}

function recordOf({ subject, row }: Cell): ItemRecord {
  const record = emptyRecord(row.line, row.endLine);
  if (subject !== null) addValue(record, "asset", plainValue(subject, ""));
  return record;
}

function noteMarks(draft: Draft, row: Row, columns: Columns): void {
  const cells = row.cells.filter((_, at) => columns.strides[at] !== null);
  const marks = cells.some(({ text }) => text.trim() !== "" && BARE_MARK.test(text.trim()));
  if (!marks) return;
  const why = "its marks say neither a threat nor that there is none, with a reason";
  draft.unread.push({ line: row.line, endLine: row.endLine, what: "row", why });
}
