import { namedAssetKind } from "../vocabulary/asset-kind.ts";
import { addAsset, assetNamed } from "./asset.ts";
import type { Block, Item, List, TextLine } from "./block.ts";
import type { Draft } from "./draft.ts";
import { labelOf } from "./label.ts";
import { gather, itemField, labelledItems } from "./labelled-fields.ts";
import { isPartName, partOf } from "./part.ts";
import { isPlaceholder } from "./placeholder.ts";
import { textOf } from "./record.ts";
import { unfilledLines } from "./unfilled-lines.ts";

/** Groups of groups of assets are read this deep. */
const DEEPEST = 4;

/** Reads a list of assets: one an item, or groups of them. */
export function readAssetList(draft: Draft, list: List, depth = 0): void {
  const before = draft.assets.length;
  if (isRecord(list)) addAsset(draft, gather([list], list.line, list.endLine).record);
  else for (const item of list.items) readItem(draft, item, depth);
  const items = draft.assets.length - before;
  if (depth > 0) return;
  const { line, endLine } = list;
  draft.understood.push({ what: "list", as: "assets", columns: [], items, line, endLine });
}

/** `- Name: …`, `- Description: …`: the fields of one asset. */
function isRecord(list: List): boolean {
  const fields = list.items.map(itemField);
  return (
    labelledItems(list) * 2 > list.items.length &&
    fields.some((field) => field === "title" || field === "asset")
  );
}

function readItem(draft: Draft, item: Item, depth: number): void {
  const [first, ...others] = unfilledLines(item.text.lines);
  if (first === undefined || isOtherPart(first)) return;
  const { line, endLine } = item;
  if (isPlaceholder(item.text.text)) {
    draft.placeholders.push({ text: item.text.text, line, endLine });
    return;
  }
  const groups = isGroupName(first) && depth < DEEPEST ? groupsOf(item.blocks) : [];
  if (groups.length > 0) for (const list of groups) readAssetList(draft, list, depth + 1);
  else addItem(draft, item, first, others);
}

function addItem(draft: Draft, item: Item, first: TextLine, others: readonly TextLine[]): void {
  const asset = assetNamed(first, item.line, item.endLine);
  if (asset === null) return;
  const { record, prose } = gather(item.blocks, item.line, item.endLine);
  const own = others.map(({ text }) => text);
  const more = own.length > 0 ? own : [textOf(record, "description"), ...prose];
  const below = more.filter((text) => text !== "").join(" ");
  const kind = namedAssetKind(textOf(record, "kind") || textOf(record, "category"));
  const description = asset.description ?? (below === "" ? null : below);
  draft.assets.push({ ...asset, kind: kind ?? asset.kind, description });
}

/** `Entry points: …` among assets. */
function isOtherPart(first: TextLine): boolean {
  const label = labelOf(first)?.label ?? "";
  return isPartName(label) && partOf(label) !== "assets";
}

/** `Data:`, `**Credentials**` with the assets below. */
function isGroupName(first: TextLine): boolean {
  return labelOf(first)?.value === "" || /[:：]$/u.test(first.text);
}

/** Lists under an item that name things, and are not what is said of the item itself. */
function groupsOf(blocks: readonly Block[]): readonly List[] {
  return blocks
    .filter((block) => block.kind === "list" && !isDescription(block))
    .filter((block) => block.kind === "list");
}

function isDescription(list: List): boolean {
  const labelled = list.items.filter(({ text }) => {
    const [first] = text.lines;
    return first !== undefined && first.lead === null && labelOf(first) !== null;
  });
  return labelled.length * 2 >= list.items.length || labelledItems(list) > 0;
}
