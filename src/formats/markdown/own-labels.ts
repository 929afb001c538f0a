import type { Item, List } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { plainLine } from "./inline.ts";
import { labelOf } from "./label.ts";
import { partOf } from "./part.ts";
import { readAssetList } from "./read-asset-list.ts";
import { readScope, type ScopeSide } from "./scope.ts";

type OwnPart = "assets" | ScopeSide;

/** Parts in which an item's label is its own name. */
const KEEPS: ReadonlySet<Context["part"]> = new Set<Context["part"]>([
  "scope-in",
  "scope-out",
  "threats",
]);

/**
 * Reads items that name their part themselves: `- Assets: a; b`, `- In scope:` with a list. Gives
 * the list without them; null where nothing is left.
 */
export function withoutOwnParts(draft: Draft, list: List, context: Context): List | null {
  if (KEEPS.has(context.part)) return list;
  const items = list.items.filter((item) => !readOwnPart(draft, item));
  if (items.length === list.items.length) return list;
  return items.length === 0 ? null : { ...list, items };
}

/** `a; b, and c` in one line as a list. */
export function inlineList(text: string, line: number): List {
  const separator = text.includes(";") ? ";" : /,(?![^()]*\))/u;
  const names = text
    .replace(/\.$/u, "")
    .split(separator)
    .map((name) => name.trim().replace(/^(?:and|or)\s+/iu, ""))
    .filter((name) => name !== "");
  const items = names.map((name) => itemOf(name, line));
  return { kind: "list", ordered: false, items, line, endLine: line };
}

/** A list item of one line of plain text. */
export function itemOf(text: string, line: number): Item {
  const lines = [plainLine(text, 0)];
  const inline = { raw: text, text, lines, links: [], images: [], notes: [] };
  return { text: inline, blocks: [], checked: null, isTerm: false, line, endLine: line };
}

function readOwnPart(draft: Draft, item: Item): boolean {
  const [first] = item.text.lines;
  const label = first === undefined ? null : labelOf(first);
  const part = label === null ? null : ownPart(label.label);
  if (label === null || part === null) return false;
  const lists = item.blocks.filter((block) => block.kind === "list");
  const own = label.value === "" ? [] : [inlineList(label.value, item.line)];
  for (const list of [...own, ...lists]) {
    if (part === "assets") readAssetList(draft, list);
    else readScope(draft, list, part);
  }
  return true;
}

function ownPart(label: string): OwnPart | null {
  const part = partOf(label);
  return part === "assets" || part === "scope-in" || part === "scope-out" ? part : null;
}
