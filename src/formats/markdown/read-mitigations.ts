import type { Block, Item, List, Paragraph, Section } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft, ThreatDraft } from "./draft.ts";
import { splitId } from "./item-name.ts";
import { mitigate, mitigateAll } from "./mitigate.ts";
import { isMitigation } from "./threat.ts";

/** Reads a list of mitigations: for the threats of the heading above it, or on their own. */
export function readMitigationList(
  draft: Draft,
  list: List,
  context: Context,
  group: number,
): void {
  const threats = draft.threats.slice(group);
  const texts = list.items.map(textOf).filter((text) => isMitigation(text));
  if (threats.length > 0 && (context.stride.length > 0 || threats.length === 1)) {
    mitigateAll(threats, texts);
  } else {
    for (const item of list.items) addMitigation(draft, item, group);
  }
  const { line, endLine } = list;
  const items = texts.length;
  draft.understood.push({ what: "list", as: "mitigations", columns: [], items, line, endLine });
}

/** Reads a paragraph in a chapter of mitigations as one of them. */
export function readMitigationProse(
  draft: Draft,
  { text, line, endLine }: Paragraph,
  { context, group }: { readonly context: Context; readonly group: number },
): void {
  const item: Item = { text, blocks: [], checked: null, isTerm: false, line, endLine };
  const list: List = { kind: "list", ordered: false, items: [item], line, endLine };
  readMitigationList(draft, list, context, group);
}

/** Adds what stands under a heading that names a threat and says mitigation. */
export function addMitigationsOf(threat: ThreatDraft, section: Section): void {
  const texts = mitigationTexts(section.blocks);
  const under = section.sections.flatMap(({ blocks }) => mitigationTexts(blocks));
  const own = [...texts, ...under].filter((text) => isMitigation(text));
  mitigate(threat, own);
}

/** The items of the lists in some blocks; where there are none, the paragraphs. */
export function mitigationTexts(blocks: readonly Block[]): readonly string[] {
  const items = blocks.flatMap((block) => (block.kind === "list" ? block.items.map(textOf) : []));
  if (items.length > 0) return items;
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text.text.replace(/\n/gu, " ")] : [],
  );
}

function addMitigation(draft: Draft, item: Item, group: number): void {
  const text = textOf(item);
  if (!isMitigation(text)) return;
  const { id, rest } = splitId(text);
  const only = draft.threats.length - group === 1 ? draft.threats.at(-1) : undefined;
  const threats = only?.title === undefined ? [] : [only.title];
  draft.mitigations.push({
    id,
    text: rest,
    threats,
    isDone: item.checked === true,
    line: item.line,
  });
}

function textOf({ text }: Item): string {
  return text.text.replace(/\n/gu, " ");
}
