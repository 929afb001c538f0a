import type { EscapeClass, EventOf, SeenThreat } from "../model/ledger-event.ts";
import { sameName } from "../model/names.ts";
import type { Stride } from "../model/stride.ts";
import type { Report } from "./reports.ts";

/** How a report is held against the model that its session ended with. */
export interface Escaped {
  readonly report: Report;
  readonly model: EventOf<"model-seen">;
  /** The team's own threat that it repeats; null: it wrote down none. */
  readonly listed: SeenThreat | null;
  /** Whether somebody had reported the same before. */
  readonly isReported: boolean;
}

/** Why a late finding was not found in its session; null: a person must say. */
export function escapeClassOf({ report, model, listed, isReported }: Escaped): EscapeClass | null {
  if (report.escapeClass !== null) return report.escapeClass;
  const { category, asset } = report.logged;
  if (listed !== null) {
    return WORKED_ON.has(listed.status) ? "mitigation-not-done" : "listed-and-accepted";
  }
  if (isReported) return "mitigation-not-done";
  if (category === null) return "outside-stride";
  if (asset === null) return null;
  if (holds(model.outOfScope, asset)) return "declared-out-of-scope";
  if (!holds(model.assets, asset)) return "asset-not-listed";
  return isConsidered(category, asset, model) ? null : "category-not-considered";
}

/** Whether somebody thought of a category for an asset, with a threat or without. */
function isConsidered(category: Stride, asset: string, model: Escaped["model"]): boolean {
  const isMeant = (named: string | null) => named === null || sameName(named, asset);
  return (
    model.threats.some((each) => each.stride.includes(category) && holds(each.assets, asset)) ||
    model.considered.some((each) => each.category === category && isMeant(each.asset))
  );
}

/** In these states something was to be done about a threat, or was said to be done. */
const WORKED_ON: ReadonlySet<SeenThreat["status"]> = new Set(["open", "mitigated"]);

function holds(names: readonly string[], name: string): boolean {
  return names.some((each) => sameName(each, name));
}
