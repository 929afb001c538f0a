import type { List } from "./block.ts";
import { isLegend } from "./category-led.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { withoutOwnParts } from "./own-labels.ts";
import { readAcceptanceList } from "./read-acceptance-list.ts";
import { readAssetList } from "./read-asset-list.ts";
import { readConsideredList } from "./read-considered-list.ts";
import { readMitigationList } from "./read-mitigations.ts";
import { readThreatList, tellsThreats } from "./read-threat-list.ts";
import { readScope, type ScopeSide } from "./scope.ts";

type Reader = (draft: Draft, list: List, context: Context, group: number) => void;

const READERS: Readonly<Record<Context["part"], Reader>> = {
  assets: (draft, list, context) => {
    if (tellsThreats(list)) readThreatList(draft, list, context);
    else readAssetList(draft, list);
  },
  "scope-in": (draft, list) => readScopeList(draft, list, "scope-in"),
  "scope-out": (draft, list) => readScopeList(draft, list, "scope-out"),
  mitigations: readMitigationList,
  acceptances: readAcceptanceList,
  considered: readConsideredList,
  threats: (draft, list, context) => readThreatList(draft, list, context),
  aside: () => undefined,
  model: readUntold,
  unknown: readUntold,
};

/** Reads a list by what the headings and lead-ins above it say. `group` is where its threats begin. */
export function readList(draft: Draft, list: List, context: Context, group: number): void {
  const rest = withoutOwnParts(draft, list, context);
  if (rest !== null) READERS[context.part](draft, rest, context, group);
}

function readScopeList(draft: Draft, list: List, side: ScopeSide): void {
  const items = readScope(draft, list, side);
  const { line, endLine } = list;
  draft.understood.push({ what: "list", as: "scope", columns: [], items, line, endLine });
}

/** Nothing above the list tells what it holds: its items may. */
function readUntold(draft: Draft, list: List, context: Context): void {
  if (isLegend(list)) draft.legends += 1;
  else if (tellsThreats(list)) readThreatList(draft, list, context);
  else draft.candidates.push({ list, context });
}
