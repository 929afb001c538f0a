import { onlyCategories, strideOfProperty } from "../vocabulary/stride.ts";
import type { Block, List, Section, Table } from "./block.ts";
import { columnsOf } from "./columns.ts";
import { type Context, START } from "./context.ts";
import { columnField, fieldOf } from "./field.ts";
import { splitId } from "./item-name.ts";
import { labelOf } from "./label.ts";
import { itemField } from "./labelled-fields.ts";
import { mitigationsOnly } from "./mitigations-only.ts";
import { announcedPart, isPartName } from "./part.ts";
import { tableKind } from "./table-kind.ts";
import type { Field } from "./words/field-words.ts";

/** Labels that only a threat has. */
const OF_THREATS: ReadonlySet<Field | null> = new Set<Field>([
  "threat",
  "scenario",
  "mitigation",
  "severity",
  "stride",
  "category",
  "likelihood",
  "impact",
  "cvss",
  "risk",
  "status",
]);
/** Ids that are known to stand for something else, unless a threat's labels stand under them. */
const OTHER_ID =
  /^(?:tb|df|dfd|fr|nfr|us|uc|adr|rfc|req|sr|as|m|mit|c|ctrl|step|phase|sec|comp|ta)\b/iu;
const OTHER_THING =
  /^(?:asset|mitigation|control|requirement|component|actor|step|section|phase)[\s_-]*(?:id)?[\s_-]*\d|^tb[-_]?\d/iu;
const PLAIN_ID = /^(?:t|th|tm|thr|threat|stride|risk|vuln|ac|am|r)[-_.\d]/iu;
/** Parts under whose headings a threat may be a heading. */
const MAY_HOLD: ReadonlySet<Context["part"]> = new Set<Context["part"]>([
  "threats",
  "model",
  "unknown",
  "considered",
]);
const NUMBERED = /^\s*\(?\d{1,3}\s?[).:]\s/u;
const SAYS_THREAT = /^(?:\W*)threat(?:\s*id)?[\s:#_-]*(?:\d|[:–—-])/iu;

/** Whether a heading names one threat, judged by its id and by what stands under it. */
export function isThreatHeading(section: Section, text: string, context: Context): boolean {
  if (!MAY_HOLD.has(context.part)) return false;
  const saysSo = saysThreat(text) || /^threat$/iu.test(text.trim());
  if (!saysSo && !mayName(text)) return false;
  const body = bodyOf(section);
  if (body.isGroup) return false;
  if (saysSo) return true;
  return context.part === "threats" ? isOneOfThreats(text, body) : isThreatAlone(text, body);
}

/** `Threat 4 - …`, `Threat: …`. */
export function saysThreat(text: string): boolean {
  return SAYS_THREAT.test(text);
}

/** Without an id, the name of a part or a field is no threat's: what stands under it is not asked. */
function mayName(text: string): boolean {
  return hasThreatId(text, true) || (!isPartName(text) && fieldOf(text) === null);
}

/** Under a heading of threats, prose or a threat's labels are enough. */
function isOneOfThreats(text: string, body: Body): boolean {
  if (hasThreatId(text, body.labels > 0)) return true;
  if (isPartName(text) || fieldOf(text) !== null) return false;
  return (body.labels > 0 && !body.hasNamedRow) || isProseOnly(body) || isToldAtLength(text, body);
}

/** Elsewhere a heading needs an id or labels that only a threat has. */
function isThreatAlone(text: string, body: Body): boolean {
  if (hasThreatId(text, body.labels > 0)) return body.labels > 0 || PLAIN_ID.test(text);
  if (isPartName(text) || fieldOf(text) !== null) return false;
  return body.threatLabels > 0 && body.labels > 1 && !body.hasNamedRow;
}

function hasThreatId(text: string, isLabelled: boolean): boolean {
  const { id } = splitId(text);
  if (id === null || !/[a-z]/iu.test(id) || OTHER_THING.test(text)) return false;
  return isLabelled || !OTHER_ID.test(id);
}

function isProseOnly({ blocks, hasList, hasTable, hasChildren }: Body): boolean {
  return !hasList && !hasTable && !hasChildren && blocks.some(isProse);
}

/** `1) Stolen session` with prose under it; lists only where a sentence announces no threats. */
function isToldAtLength(text: string, { blocks, hasTable, hasChildren }: Body): boolean {
  const [first] = blocks;
  if (!NUMBERED.test(text) || hasTable || hasChildren) return false;
  if (first === undefined || !isProse(first)) return false;
  return blocks.every((block, at) => block.kind !== "list" || announcesNone(blocks[at - 1]));
}

function announcesNone(block: Block | undefined): boolean {
  if (block?.kind !== "paragraph" || !/[:：]$/u.test(block.text.text)) return false;
  const part = announcedPart(block.text.text);
  return part === null || part === "mitigations";
}

/** Whether a list's items, or a heading's sub-headings, are categories. */
export function isStrideGroup(section: Section): boolean {
  const lists = section.blocks.filter((block) => block.kind === "list");
  return lists.some(hasCategories) || section.sections.some(isCategory);
}

interface Body {
  /** It holds several threats. */
  readonly isGroup: boolean;
  readonly labels: number;
  readonly threatLabels: number;
  readonly blocks: readonly Block[];
  readonly hasList: boolean;
  readonly hasTable: boolean;
  /** The only row of a table names a threat itself: the heading does not. */
  readonly hasNamedRow: boolean;
  readonly hasChildren: boolean;
}

function bodyOf(section: Section): Body {
  const labels = section.blocks.flatMap(labelsIn);
  const threatLabels = labels.filter((field) => field === "threat" || field === "scenario").length;
  const ofFields = section.sections.filter(
    ({ heading }) => fieldOf(heading?.text.text ?? "") !== null,
  );
  const tables = section.blocks.filter((block) => block.kind === "table");
  return {
    isGroup: threatLabels > 1 || tables.some(isThreatTable) || isStrideGroup(section),
    labels: labels.filter((field) => OF_THREATS.has(field)).length + ofFields.length,
    threatLabels,
    blocks: section.blocks,
    hasList: section.blocks.some(({ kind }) => kind === "list"),
    hasTable: tables.length > 0,
    hasNamedRow: tables.some(namesThreat),
    hasChildren: section.sections.length > ofFields.length,
  };
}

function labelsIn(block: Block): readonly (Field | null)[] {
  if (block.kind === "paragraph")
    return block.text.lines.map((line) => labelOf(line)?.field ?? null);
  if (block.kind === "table") return isThreatTable(block) ? [] : tableLabels(block);
  const fields = block.kind === "list" ? block.items.map(itemField) : [];
  return fields.some((field) => field !== null) ? fields : [];
}

/** The labels of a table that is one item: in its first column, or over its only row. */
function tableLabels({ header, rows }: Table): readonly (Field | null)[] {
  const column = [header, ...rows].map(({ cells }) => fieldOf(cells[0]?.text ?? ""));
  if (header.cells.length === 2) return column;
  return rows.length === 1 ? header.cells.map(({ text }) => columnField(text)) : [];
}

/** Whether a table of one row has a column for the threat: `| Threat | Severity |` over `| Stolen key | high |`. */
function namesThreat({ header, rows }: Table): boolean {
  const [row, second] = rows;
  if (row === undefined || second !== undefined) return false;
  const isVertical = header.cells.length === 2 && fieldOf(row.cells[0]?.text ?? "") !== null;
  const fields = header.cells.map(({ text }) => columnField(text));
  return !isVertical && (fields.includes("threat") || fields.includes("scenario"));
}

/** A paragraph of words that announces nothing. */
function isProse(block: Block): boolean {
  if (block.kind !== "paragraph") return false;
  const [first] = block.text.lines;
  return (
    first !== undefined && labelOf(first) === null && !/[:：]$/u.test(block.text.text.slice(-5))
  );
}

function isThreatTable(table: Table): boolean {
  if (mitigationsOnly(table) !== null) return false;
  const context: Context = { ...START, part: "threats" };
  const kind = tableKind(columnsOf(table), context, table);
  return (
    kind === "matrix" || kind === "row-matrix" || (kind === "threats" && table.rows.length > 1)
  );
}

function hasCategories(list: List): boolean {
  const led = list.items.filter(({ text }) => {
    const [first] = text.lines;
    if (first === undefined) return false;
    return onlyCategories(labelOf(first)?.label ?? first.text.slice(0, 80)).length > 0;
  });
  return (
    led.length === list.items.length || (led.length >= 2 && led.length * 2 > list.items.length)
  );
}

function isCategory({ heading }: Section): boolean {
  const text = heading?.text.text ?? "";
  return onlyCategories(text).length > 0 || strideOfProperty(text) !== null;
}
