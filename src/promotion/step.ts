import type { Phase } from "../model/phase.ts";
import type { Progress } from "../model/promotion.ts";

/** One phase on, or one back. */
export interface Step {
  readonly kind: "promotion" | "demotion";
  readonly from: Phase;
  readonly to: Phase;
}

/** What a team's progress calls for; going back wins over moving on. Null: to stay. */
export function stepOf({ next, conditions, back, reasons }: Progress, from: Phase): Step | null {
  if (back !== null && reasons.some(({ holds }) => !holds)) {
    return { kind: "demotion", from, to: back };
  }
  if (next !== null && conditions.length > 0 && conditions.every(({ holds }) => holds)) {
    return { kind: "promotion", from, to: next };
  }
  return null;
}
