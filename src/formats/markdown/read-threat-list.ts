import type { Item, List } from "./block.ts";
import { categoryLed, isCategoryList, isLegend, type Led } from "./category-led.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { withLines } from "./inline.ts";
import { labelOf } from "./label.ts";
import { gather, gatherItem, itemField } from "./labelled-fields.ts";
import { mitigateAll } from "./mitigate.ts";
import { isPlaceholder } from "./placeholder.ts";
import { readTable } from "./read-table.ts";
import { addValue, plainValue } from "./record.ts";
import { addThreat, type Told } from "./threat.ts";
import { addLed, addNamed, addSharedMitigation } from "./threat-item.ts";
import { unfilledLines } from "./unfilled-lines.ts";
import type { Field } from "./words/field-words.ts";

/** Labels of which a threat has one: a second one begins the next threat. */
const STARTS: ReadonlySet<Field | null> = new Set<Field>(["threat", "scenario", "title", "id"]);
/** Labels by which a list is told to be of threats. */
const TELLING: ReadonlySet<Field | null> = new Set<Field>([
  "threat",
  "scenario",
  "mitigation",
  "severity",
  "stride",
]);
const DEEPEST = 6;
const ITALIC = /^(?:\*[^*]+\*|_[^_]+_)$/u;

/** Whether a list is of threats by itself, whatever stands above it. */
export function tellsThreats(list: List): boolean {
  const fields = list.items.map(itemField);
  return (
    fields.some((field) => TELLING.has(field) && field !== "mitigation") || isCategoryList(list)
  );
}

/** Reads a list of threats: one an item, one a group of labels, or one an item under a category. */
export function readThreatList(draft: Draft, list: List, context: Context, depth = 0): void {
  if (isLegend(list)) draft.legends += 1;
  if (isLegend(list) || depth > DEEPEST) return;
  draft.sources += 1;
  const told: Told = { context, layout: "list", source: draft.sources };
  const before = draft.threats.length;
  if (isRecords(list)) readRecords(draft, list, told);
  else {
    const { threats, controls } = withoutControls(list, context);
    for (const item of threats) readItem(draft, item, told, before, depth);
    mitigateAll(draft.threats.slice(before), controls);
  }
  if (depth > 0) return;
  const items = draft.threats.length - before;
  const { line, endLine } = list;
  draft.understood.push({ what: "list", as: "threats", columns: [], items, line, endLine });
}

/**
 * Under a category, items in italics among others are what is done already.
 * @see https://github.com/segmentio/threat-modeling-training
 */
function withoutControls(list: List, context: Context) {
  const isControl = ({ text }: Item) => ITALIC.test(text.raw);
  const threats = list.items.filter((item) => !isControl(item));
  if (context.stride.length === 0 || threats.length === 0)
    return { threats: list.items, controls: [] };
  return { threats, controls: list.items.filter(isControl).map(({ text }) => text.text) };
}

function isRecords(list: List): boolean {
  const fields = list.items.map(itemField);
  const known = fields.filter((field) => field !== null && field !== "other");
  return known.length * 2 >= list.items.length && fields.some((field) => TELLING.has(field));
}

function readRecords(draft: Draft, list: List, told: Told): void {
  let open = gather([], list.line, list.line);
  const close = (): void => {
    const { record, prose } = open;
    addValue(record, "description", plainValue(prose.join(" "), ""));
    if (record.values.size > 0) addThreat(draft, record, told);
  };
  for (const item of list.items) {
    const field = itemField(item);
    if (field !== null && STARTS.has(field) && open.record.values.has(field)) {
      close();
      open = gather([], item.line, item.endLine);
    }
    gatherItem(open, item);
    open = { ...open, record: { ...open.record, endLine: item.endLine } };
  }
  close();
}

function readItem(draft: Draft, written: Item, told: Told, group: number, depth: number): void {
  const item = { ...written, text: withLines(written.text, unfilledLines(written.text.lines)) };
  const [first] = item.text.lines;
  const { line, endLine } = item;
  if (first === undefined) {
    readTables(draft, item, told.context);
  } else if (isPlaceholder(item.text.text) || isPlaceholder(labelOf(first)?.value ?? "")) {
    draft.placeholders.push({ text: item.text.text, line, endLine });
  } else if (!addSharedMitigation(draft, item, first, group)) {
    const led = categoryLed(item);
    if (led === null) addNamed(draft, item, first, told);
    else readLed(draft, item, led, told, depth);
  }
}

/** An item that is a category: its threats stand under it, or in the rest of its line. */
function readLed(draft: Draft, item: Item, led: Led, told: Told, depth: number): void {
  const context = { ...told.context, stride: led.stride };
  const before = draft.threats.length + draft.considered.length;
  for (const block of item.blocks) {
    if (block.kind === "list") readThreatList(draft, block, context, depth + 1);
  }
  readTables(draft, item, context);
  if (draft.threats.length + draft.considered.length === before) addLed(draft, item, led, told);
}

function readTables(draft: Draft, item: Item, context: Context): void {
  for (const block of item.blocks) {
    if (block.kind === "table") readTable(draft, block, context);
  }
}
