import { onlyCategories } from "../vocabulary/stride.ts";
import type { Block, Paragraph, TextLine } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { type Label, labelOf } from "./label.ts";
import { type Gathered, gather } from "./labelled-fields.ts";
import { announcedPart, partOf } from "./part.ts";
import { readAssetList } from "./read-asset-list.ts";
import { inlineList } from "./own-labels.ts";
import { readList } from "./read-list.ts";
import { readTable } from "./read-table.ts";
import { addValue, plainValue } from "./record.ts";
import { addScope, readScope } from "./scope.ts";
import { addThreat } from "./threat.ts";
import type { Field } from "./words/field-words.ts";

const LONGEST_CATEGORY = 60;
const STARTS: ReadonlySet<Field | null> = new Set<Field>(["threat", "scenario"]);

interface Walk {
  context: Context;
  /** What a lead-in says of the next block only. */
  once: Context | null;
  /** Where the threats begin that a list of mitigations is for. */
  group: number;
  /** A threat told by labelled lines, still open. */
  open: Gathered | null;
  /** The label of the open threat whose value stands below. */
  pending: { readonly field: Field; readonly header: string } | null;
}

/** Reads the blocks of a section in order; lead-in lines say what the blocks below them hold. */
export function readBlocks(
  draft: Draft,
  blocks: readonly Block[],
  context: Context,
  group: number,
): void {
  const walk: Walk = { context, once: null, group, open: null, pending: null };
  for (const block of blocks) {
    const current = walk.once ?? walk.context;
    if (block.kind === "paragraph") readParagraph(draft, block, walk);
    else if (block.kind === "fence") continue;
    else {
      walk.once = null;
      if (!tookList(block, walk)) {
        closeThreat(draft, walk);
        if (block.kind === "list") readList(draft, block, current, walk.group);
        else readTable(draft, block, current);
      }
    }
  }
  closeThreat(draft, walk);
}

/** A list under a label of an open threat belongs to it. */
function tookList(block: Block, { open, pending }: Walk): boolean {
  if (block.kind !== "list" || open === null || pending === null) return false;
  const parts = block.items.map(({ text }) => text.text.replace(/\n/gu, " "));
  addValue(open.record, pending.field, { ...plainValue(parts.join("\n"), pending.header), parts });
  return true;
}

function readParagraph(draft: Draft, block: Paragraph, walk: Walk): void {
  const { part } = walk.context;
  const isScope = part === "scope-in" || part === "scope-out";
  let prose = 0;
  for (const line of block.text.lines) {
    const label = labelOf(line);
    if (label !== null && readLabel(draft, block, line, label, walk)) continue;
    if (readCategoryLine(draft, line, walk)) continue;
    prose += 1;
    if (!isScope) addProse(walk, line);
  }
  if (prose === 0) return;
  const last = block.text.lines.at(-1)?.text ?? "";
  if (isScope && !/[:：]$/u.test(last)) {
    const items = readScope(
      draft,
      block,
      walk.context.part === "scope-out" ? "scope-out" : "scope-in",
    );
    noteScope(draft, block, items);
  }
  walk.once = /[:：]$/u.test(last) ? announced(block.text.text, walk.context) : null;
}

function noteScope(draft: Draft, { line, endLine }: Paragraph, items: number): void {
  draft.understood.push({ what: "text", as: "scope", columns: [], items, line, endLine });
}

function announced(text: string, context: Context): Context | null {
  const part = announcedPart(text);
  if (part === null || context.part === "aside" || context.part === "assets") return null;
  return { ...context, part };
}

/** Whether a label was read: it changes the part, adds to a threat, or lists its part in its line. */
function readLabel(
  draft: Draft,
  block: Paragraph,
  line: TextLine,
  { label, field, value }: Label,
  walk: Walk,
): boolean {
  const at = block.line + line.offset;
  if (value === "") return readBareLabel(draft, label, field, walk);
  const part = walk.open === null ? partOf(label) : null;
  if (part === "scope-in" || part === "scope-out") {
    addScope(draft, value, at, part);
    noteScope(draft, block, 1);
    return true;
  }
  if (part === "assets" && field === "asset" && walk.context.part !== "threats") {
    readAssetList(draft, inlineList(value, at));
    return true;
  }
  if (walk.context.part === "aside") return false;
  const isLead = line.lead !== null && onlyCategories(label).length > 0;
  if (isLead)
    return startThreat(draft, walk, { field: "threat", label, value, at }, onlyCategories(label));
  if (STARTS.has(field)) return startThreat(draft, walk, { field: "threat", label, value, at }, []);
  if (walk.open === null || field === null) return false;
  addValue(walk.open.record, field, { ...plainValue(value, label), links: block.text.links });
  walk.pending = { field, header: label };
  return true;
}

function readBareLabel(draft: Draft, label: string, field: Field | null, walk: Walk): boolean {
  const stride = onlyCategories(label);
  if (stride.length > 0 && walk.context.part !== "aside") {
    closeThreat(draft, walk);
    walk.group = draft.threats.length;
    walk.context = { ...walk.context, part: "threats", stride };
    return true;
  }
  if (walk.open !== null && field !== null) {
    walk.pending = { field, header: label };
    return true;
  }
  const part = partOf(label);
  if (part === null) return false;
  walk.context = { ...walk.context, part };
  return true;
}

function startThreat(
  draft: Draft,
  walk: Walk,
  said: {
    readonly field: Field;
    readonly label: string;
    readonly value: string;
    readonly at: number;
  },
  stride: Context["stride"],
): boolean {
  closeThreat(draft, walk);
  walk.group = draft.threats.length;
  walk.open = gather([], said.at, said.at);
  if (stride.length > 0) addValue(walk.open.record, "category", plainValue(said.label, ""));
  addValue(walk.open.record, said.field, plainValue(said.value, said.label));
  walk.pending = null;
  return true;
}

/** A line that is a category and nothing else stands for a heading. */
function readCategoryLine(draft: Draft, { text }: TextLine, walk: Walk): boolean {
  if (text.length > LONGEST_CATEGORY || walk.context.part === "aside") return false;
  const stride = onlyCategories(text);
  if (stride.length === 0) return false;
  closeThreat(draft, walk);
  walk.group = draft.threats.length;
  walk.context = { ...walk.context, part: "threats", stride };
  return true;
}

function addProse({ open, pending }: Walk, { text }: TextLine): void {
  if (open === null) return;
  addValue(open.record, pending?.field ?? "description", plainValue(text, pending?.header ?? ""));
}

function closeThreat(draft: Draft, walk: Walk): void {
  const { open } = walk;
  walk.open = null;
  walk.pending = null;
  if (open === null) return;
  draft.sources += 1;
  addThreat(draft, open.record, {
    context: walk.context,
    layout: "text",
    source: draft.sources,
  });
}
