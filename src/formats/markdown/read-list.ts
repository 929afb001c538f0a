import { parseAnswer } from "../vocabulary/answer.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import type { Item, List } from "./block.ts";
import { isLegend } from "./category-led.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { namedIn } from "./item-name.ts";
import { labelOf } from "./label.ts";
import { partOf } from "./part.ts";
import { readAssetList } from "./read-asset-list.ts";
import { readMitigationList } from "./read-mitigations.ts";
import { readThreatList, tellsThreats } from "./read-threat-list.ts";
import { readScope } from "./scope.ts";
import { filled } from "./threat.ts";
import type { Part } from "./words/part-words.ts";

/** Reads a list by what the headings and lead-ins above it say. `group` is where its threats begin. */
export function readList(draft: Draft, list: List, context: Context, group: number): void {
  const rest = withoutLabelled(draft, list, context);
  if (rest === null) return;
  switch (context.part) {
    case "assets":
      return tellsThreats(rest) ? readThreatList(draft, rest, context) : readAssetList(draft, rest);
    case "scope-in":
    case "scope-out":
      return understand(draft, list, "scope", readScope(draft, rest, context.part));
    case "mitigations":
      return readMitigationList(draft, rest, context, group);
    case "acceptances":
      return readAcceptances(draft, rest);
    case "considered":
      return readConsidered(draft, rest, context);
    case "threats":
      return readThreatList(draft, rest, context);
    case "aside":
      return;
    default:
      if (isLegend(rest)) draft.legends += 1;
      else if (tellsThreats(rest)) readThreatList(draft, rest, context);
      else draft.candidates.push({ list: rest, context });
  }
}

const OWN_LABELS: ReadonlySet<Part | null> = new Set<Part>(["assets", "scope-in", "scope-out"]);

/**
 * Items that name their part themselves (`- Assets: a; b`, `- In scope:` with a list) are read for
 * it; gives the list without them, null where nothing is left.
 */
function withoutLabelled(draft: Draft, list: List, context: Context): List | null {
  if (context.part === "scope-in" || context.part === "scope-out") return list;
  const items = list.items.filter((item) => !readLabelled(draft, item, context));
  if (items.length === list.items.length) return list;
  return items.length === 0 ? null : { ...list, items };
}

function readLabelled(draft: Draft, item: Item, context: Context): boolean {
  const [first] = item.text.lines;
  const label = first === undefined ? null : labelOf(first);
  const part = label === null ? null : partOf(label.label);
  if (label === null || !OWN_LABELS.has(part) || context.part === "threats") return false;
  const own = { text: label.value, line: item.line, endLine: item.line };
  if (part === "assets") {
    if (label.field !== "asset" && part !== partOf(label.label)) return false;
    readAssetList(draft, inlineList(own));
  } else if (part !== null && label.value !== "") readScope(draft, inlineList(own), sideOf(part));
  for (const block of item.blocks) {
    if (block.kind !== "list") continue;
    if (part === "assets") readAssetList(draft, block);
    else readScope(draft, block, sideOf(part));
  }
  return true;
}

function sideOf(part: Part | null) {
  return part === "scope-out" ? "scope-out" : "scope-in";
}

/** `a; b, and c` in one line as a list. */
export function inlineList(own: {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}): List {
  const { line, endLine } = own;
  const separator = own.text.includes(";") ? ";" : /,(?![^()]*\))/u;
  const texts = own.text
    .replace(/\.$/u, "")
    .split(separator)
    .map((text) => text.trim().replace(/^(?:and|or)\s+/iu, ""))
    .filter((text) => text !== "");
  const items = texts.map((text) => {
    const plain = { text, lead: null, rest: text, offset: 0 };
    const inline = { raw: text, text, lines: [plain], links: [], images: [], notes: [] };
    return { text: inline, blocks: [], checked: null, isTerm: false, line, endLine };
  });
  return { kind: "list", ordered: false, items, line, endLine };
}

function readAcceptances(draft: Draft, list: List): void {
  for (const item of list.items) {
    const [first] = item.text.lines;
    if (first === undefined) continue;
    const { id, name, description } = namedIn(first);
    const { line, endLine } = item;
    draft.acceptances.push({ threat: id ?? name, reason: description, owner: null, line, endLine });
  }
  understand(draft, list, "acceptances", list.items.length);
}

/** `Repudiation: every refund is signed` under "Considered and not applicable". */
function readConsidered(draft: Draft, list: List, context: Context): void {
  let items = 0;
  for (const { text, line, endLine } of list.items) {
    const [first] = text.lines;
    if (first === undefined) continue;
    const { name, description } = namedIn(first);
    const own = onlyCategories(name);
    const answer = parseAnswer(description ?? "");
    const outcome = answer.kind === "considered" ? answer.outcome : "not-applicable";
    const reason = answer.kind === "considered" ? answer.reason : filled(description ?? "");
    for (const stride of own.length > 0 ? own : context.stride) {
      draft.considered.push({ stride, asset: context.asset, outcome, reason, line, endLine });
      items += 1;
    }
  }
  understand(draft, list, "considered", items);
}

function understand(
  draft: Draft,
  { line, endLine }: List,
  as: "scope" | "acceptances" | "considered",
  items: number,
): void {
  draft.understood.push({ what: "list", as, columns: [], items, line, endLine });
}
