import { fencedDiagram } from "../diagrams/fences.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import type { Block, Fence, List, Paragraph, Table, TextLine } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { labelOf } from "./label.ts";
import { readLabelLine } from "./label-lines.ts";
import { itemOf } from "./own-labels.ts";
import { announcedPart } from "./part.ts";
import { readAssetList } from "./read-asset-list.ts";
import { readList } from "./read-list.ts";
import { readProse } from "./read-prose.ts";
import { readTable } from "./read-table.ts";
import { addLine, addValue, plainValue } from "./record.ts";
import { readExclusions } from "./scope.ts";
import { unfilledLines } from "./unfilled-lines.ts";
import { closeThreat, type Walk } from "./walk.ts";

const LONGEST_CATEGORY = 60;
const ASSUMPTIONS = /\bassumptions?\b/iu;
/** What a label says of scope, it says of one list or table. */
const SCOPE: ReadonlySet<Context["part"]> = new Set<Context["part"]>(["scope-in", "scope-out"]);
/** What stands under such headings is not told anew by a sentence. */
const KEEPS: ReadonlySet<Context["part"]> = new Set<Context["part"]>([
  "aside",
  "assets",
  "scope-out",
]);
/** `These are the attacks, with a mitigation for each:` announces no list of mitigations. */
const TOGETHER = /\b(?:with|and) (?:an? |its |their |the )?mitigations?\b/iu;
const ANNOUNCES = /[:：]$/u;

/** Reads the blocks of a section in order; lead-in lines say what the blocks below them hold. */
export function readBlocks(
  draft: Draft,
  blocks: readonly Block[],
  context: Context,
  group: number,
): void {
  const walk: Walk = { context, once: null, group, open: null, pending: null };
  const mayExclude = context.part === "aside" && ASSUMPTIONS.test(context.heading ?? "");
  for (const block of blocks) {
    if (mayExclude) readExclusions(draft, block);
    if (block.kind === "paragraph") readParagraph(draft, block, walk);
    else if (block.kind === "fence") readFence(draft, block, walk.context);
    else readItems(draft, block, walk, context);
  }
  closeThreat(draft, walk);
}

/** `above` is what the section's heading says. */
function readItems(draft: Draft, block: List | Table, walk: Walk, above: Context): void {
  const context = walk.once ?? walk.context;
  walk.once = null;
  if (block.kind === "list" && tookList(block, walk)) return;
  closeThreat(draft, walk);
  if (block.kind === "list") readList(draft, block, context, walk.group);
  else readTable(draft, block, context);
  if (SCOPE.has(walk.context.part)) walk.context = above;
}

/** A catalogue may be the lines of a text block. */
function readFence(draft: Draft, fence: Fence, { part }: Context): void {
  const isText = fence.language === "" || fence.language === "text" || fence.language === "txt";
  if (part !== "assets" || !isText || fencedDiagram(fence.language, fence.content) !== null) return;
  const items = fence.content
    .split("\n")
    .map((text, at) => itemOf(text.replace(/^\s*[-*•]\s+/u, "").trim(), fence.line + 1 + at))
    .filter(({ text }) => text.text !== "");
  const { line, endLine } = fence;
  if (items.length > 0)
    readAssetList(draft, { kind: "list", ordered: false, items, line, endLine });
}

/** A list under a label of an open threat belongs to it. */
function tookList(list: List, { open, pending }: Walk): boolean {
  if (open === null || pending === null) return false;
  const parts = list.items.map(({ text }) => text.text.replace(/\n/gu, " "));
  addValue(open.record, pending.field, { ...plainValue(parts.join("\n"), pending.header), parts });
  return true;
}

function readParagraph(draft: Draft, block: Paragraph, walk: Walk): void {
  let prose = 0;
  for (const line of unfilledLines(block.text.lines)) {
    if (readLine(draft, block, line, walk)) continue;
    prose += 1;
    addProse(walk, line);
  }
  if (prose === 0) return;
  const announces = ANNOUNCES.test(block.text.lines.at(-1)?.text ?? "");
  if (!announces && walk.open === null) readProse(draft, block, walk);
  walk.once = announces ? announced(block.text.text, walk.context) : null;
}

/** Whether a line was read as a label or as a category that stands for a heading. */
function readLine(draft: Draft, block: Paragraph, line: TextLine, walk: Walk): boolean {
  const label = labelOf(line);
  if (label !== null && readLabelLine(draft, { block, line, label }, walk)) return true;
  return readCategoryLine(draft, line, walk);
}

function announced(text: string, context: Context): Context | null {
  const part = announcedPart(text);
  if (part === null || KEEPS.has(context.part) || TOGETHER.test(text)) return null;
  return { ...context, part };
}

function readCategoryLine(draft: Draft, { text }: TextLine, walk: Walk): boolean {
  if (text.length > LONGEST_CATEGORY || walk.context.part === "aside") return false;
  const stride = onlyCategories(text);
  if (stride.length === 0) return false;
  closeThreat(draft, walk);
  walk.group = draft.threats.length;
  walk.context = { ...walk.context, part: "threats", stride };
  return true;
}

function addProse({ open, pending }: Walk, line: TextLine): void {
  if (open === null) return;
  const value = plainValue(line.text, pending?.header ?? "");
  addLine(open.record, pending?.field ?? "description", line, value);
}
