import type { Block, Item, List, Paragraph, Section, Table, TextLine } from "./block.ts";
import { columnField, fieldOf } from "./field.ts";
import { labelOf } from "./label.ts";
import { mitigationsOnly } from "./mitigations-only.ts";
import {
  addLine,
  addValue,
  emptyRecord,
  type ItemRecord,
  inlineValue,
  joinedLines,
  plainValue,
  type Value,
} from "./record.ts";
import type { Field } from "./words/field-words.ts";

/** What stands under one item: its labelled fields, and what has no label. */
export interface Gathered {
  readonly record: ItemRecord;
  /** How many labels were known. */
  labels: number;
  readonly prose: string[];
  /** Lists without labels. */
  readonly lists: List[];
  /** Tables that are no fields. */
  readonly tables: Table[];
}

interface Pending {
  readonly field: Field;
  readonly header: string;
}

/** Gathers the fields of an item that begins on a line, from the blocks under it. */
export function gather(blocks: readonly Block[], line: number, endLine: number): Gathered {
  const gathered: Gathered = {
    record: emptyRecord(line, endLine),
    labels: 0,
    prose: [],
    lists: [],
    tables: [],
  };
  gatherBlocks(gathered, blocks, null);
  return gathered;
}

/** Adds the sub-sections whose headings are fields: `#### Mitigation`. True for each one taken. */
export function gatherSection(gathered: Gathered, section: Section): boolean {
  const heading = section.heading?.text.text ?? "";
  const field = fieldOf(heading);
  if (field === null) return false;
  gathered.labels += 1;
  gatherBlocks(gathered, section.blocks, { field, header: heading });
  for (const part of section.sections) {
    const name = part.heading?.text.text ?? "";
    addValue(gathered.record, field, plainValue(name, heading));
  }
  return true;
}

function gatherBlocks(gathered: Gathered, blocks: readonly Block[], open: Pending | null): void {
  let pending = open;
  for (const block of blocks) {
    if (block.kind === "paragraph") pending = gatherParagraph(gathered, block, pending);
    else if (block.kind === "list") gatherList(gathered, block, pending);
    else if (block.kind === "table") gatherTable(gathered, block);
  }
}

/** Gives the label that waits for what stands below. */
function gatherParagraph(
  gathered: Gathered,
  { text }: Paragraph,
  open: Pending | null,
): Pending | null {
  let pending = open;
  for (const line of text.lines) pending = gatherLine(gathered, line, text, pending);
  return pending;
}

function gatherLine(
  gathered: Gathered,
  line: TextLine,
  { links, notes }: Paragraph["text"],
  pending: Pending | null,
): Pending | null {
  const label = labelOf(line);
  if (label !== null && label.field !== null) {
    gathered.labels += 1;
    const value = { ...plainValue(label.value, label.label), links, notes };
    addValue(gathered.record, label.field, value);
    return { field: label.field, header: label.label };
  }
  if (label !== null && label.value === "") return null;
  if (pending === null) gathered.prose.push(line.text);
  else
    addLine(gathered.record, pending.field, line, {
      ...plainValue(line.text, pending.header),
      links,
      notes,
    });
  return pending;
}

function gatherList(gathered: Gathered, list: List, pending: Pending | null): void {
  if (pending !== null && labelledItems(list) === 0) {
    addValue(gathered.record, pending.field, valueOfList(list, pending.header));
    return;
  }
  if (labelledItems(list) * 2 < list.items.length) {
    gathered.lists.push(list);
    return;
  }
  for (const item of list.items) gatherItem(gathered, item);
}

/** How many items begin with a known label. */
export function labelledItems(list: List): number {
  return list.items.filter((item) => itemField(item) !== null).length;
}

/** The field that a list item's label, or a definition's term, names; null: none. */
export function itemField(item: Item): Field | null {
  const [first] = item.text.lines;
  if (first === undefined) return null;
  return labelOf(first)?.field ?? (item.isTerm ? fieldOf(first.text) : null);
}

/** Adds what a labelled item says in its line and in what stands under it. */
export function gatherItem(gathered: Gathered, item: Item): void {
  const [first, ...others] = item.text.lines;
  const label = first === undefined ? null : labelOf(first);
  const field = itemField(item);
  if (first === undefined || field === null) {
    gathered.prose.push(item.text.text);
    return;
  }
  gathered.labels += 1;
  const header = label?.label ?? first.text;
  const { links, notes } = item.text;
  const more = others.filter((line) => !addLabel(gathered, line));
  const own = label?.value ?? "";
  const lines = joinedLines(more, own === "" ? [] : [own]);
  addValue(gathered.record, field, { text: lines.join("\n"), parts: lines, links, notes, header });
  const hasOwn = item.blocks.some((block) => block.kind === "list" && labelledItems(block) > 0);
  gatherBlocks(gathered, item.blocks, hasOwn ? null : { field, header });
}

/** A line below an item's first one may be a label of its own; false: it is none. */
function addLabel(gathered: Gathered, line: TextLine): boolean {
  const label = labelOf(line);
  if (label === null || label.field === null || label.value === "") return false;
  gathered.labels += 1;
  addValue(gathered.record, label.field, plainValue(label.value, label.label));
  return true;
}

/** A list's items as one value. */
export function valueOfList(list: List, header: string): Value {
  const parts = list.items
    .map(({ text }) => text.text.replace(/\n/gu, " "))
    .filter((text) => text !== "");
  const links = list.items.flatMap(({ text }) => text.links);
  const notes = list.items.flatMap(({ text }) => text.notes);
  return { text: parts.join("\n"), parts, links, notes, header };
}

/** A table of two columns whose first one holds labels, or of one row under labels, is fields. */
function gatherTable(gathered: Gathered, table: Table): void {
  const rows = [table.header, ...table.rows];
  const labelled = rows.filter(
    ({ cells }) => cells.length === 2 && fieldOf(cells[0]?.text ?? "") !== null,
  );
  if (labelled.length * 2 >= rows.length) {
    for (const { cells } of labelled) {
      const header = cells[0]?.text ?? "";
      const field = fieldOf(header);
      const value = cells[1];
      if (field !== null && value !== undefined)
        addValue(gathered.record, field, inlineValue(value, header));
    }
    gathered.labels += labelled.length;
  } else if (!gatherMitigations(gathered, table) && !gatherRow(gathered, table)) {
    gathered.tables.push(table);
  }
}

/** A table of nothing but mitigations under a threat is that threat's. */
function gatherMitigations({ record }: Gathered, table: Table): boolean {
  const values = mitigationsOnly(table);
  for (const value of values ?? []) addValue(record, "mitigation", value);
  return values !== null;
}

function gatherRow(gathered: Gathered, { header, rows }: Table): boolean {
  const [row, second] = rows;
  const fields = header.cells.map((cell) => columnField(cell.text));
  const known = fields.filter((field) => field !== null).length;
  if (row === undefined || second !== undefined || known * 2 < fields.length) return false;
  row.cells.forEach((cell, at) => {
    const field = fields[at];
    if (field) addValue(gathered.record, field, inlineValue(cell, header.cells[at]?.text ?? ""));
  });
  gathered.labels += known;
  return true;
}
