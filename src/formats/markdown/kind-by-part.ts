import type { Context } from "./context.ts";
import type { TableKind } from "./table-kind.ts";
import type { Field } from "./words/field-words.ts";

/** Whether a table has a column for one of some fields. */
export type Has = (...fields: readonly Field[]) => boolean;

/** What a table holds that its columns alone do not tell, by the part that it stands in. */
const BY_PART: Readonly<Record<Context["part"], (has: Has) => TableKind>> = {
  assets: (has) =>
    has("stride") || (has("threat") && !has("asset", "title")) ? "threats" : "assets",
  acceptances: (has) =>
    has("threat-ref", "threat", "scenario", "title", "id") ? "acceptances" : "unknown",
  mitigations: (has) => {
    if (has("threat", "scenario")) return "threats";
    return has("mitigation", "title", "description") ? "mitigations" : "aside";
  },
  "scope-in": ofScope,
  "scope-out": (has) => (tellsThreats(has) && !has("severity", "stride") ? "scope" : ofScope(has)),
  aside: (has) =>
    tellsThreats(has) && has("stride", "severity", "mitigation", "priority", "likelihood")
      ? "threats"
      : "aside",
  threats: ofThreats,
  considered: ofThreats,
  model: ofModel,
  unknown: ofModel,
};

/** Tells what a table holds by the part of the threat model that it stands in. */
export function kindByPart(part: Context["part"], has: Has): TableKind {
  return BY_PART[part](has);
}

function tellsThreats(has: Has): boolean {
  return has("threat", "scenario") || (has("stride") && has("title", "description", "mitigation"));
}

function ofScope(has: Has): TableKind {
  if (tellsThreats(has)) return "threats";
  return has("asset", "title") ? "assets" : "aside";
}

function ofThreats(has: Has): TableKind {
  if (tellsThreats(has) || has("title", "description", "severity", "mitigation")) return "threats";
  return has("asset") && has("kind", "other") ? "assets" : "unknown";
}

function ofModel(has: Has): TableKind {
  if (tellsThreats(has)) return "threats";
  if (has("severity", "risk", "likelihood") && has("title", "description")) return "threats";
  return has("asset") && !has("status", "decision", "ticket") ? "assets" : "unknown";
}
