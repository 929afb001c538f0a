import { addAsset, assetNamed } from "./asset.ts";
import type { Block, Item, List } from "./block.ts";
import type { Draft } from "./draft.ts";
import { labelOf } from "./label.ts";
import { gather, itemField, labelledItems } from "./labelled-fields.ts";
import { partOf } from "./part.ts";
import { isPlaceholder } from "./placeholder.ts";

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
  const [first, ...others] = item.text.lines;
  if (first === undefined) return;
  const { line, endLine } = item;
  if (isPlaceholder(item.text.text)) {
    draft.placeholders.push({ text: item.text.text, line, endLine });
    return;
  }
  const part = partOf(labelOf(first)?.label ?? "");
  if (part !== null && part !== "assets") return;
  const named = groupsOf(item.blocks);
  const label = labelOf(first);
  if (named.length > 0 && (label?.value === "" || /[:：]$/u.test(first.text)) && depth < DEEPEST) {
    for (const list of named) readAssetList(draft, list, depth + 1);
    return;
  }
  const asset = assetNamed(first, line, endLine);
  if (asset === null) return;
  const more = others.map(({ text }) => text).join(" ");
  draft.assets.push({ ...asset, description: asset.description ?? (more === "" ? null : more) });
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
