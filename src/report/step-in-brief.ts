import { PHASES, type Phase } from "../model/phase.ts";
import type { Progress } from "../model/promotion.ts";
import { conditionInWords } from "./progress-lines.ts";

/** Why a team goes a step, in one line: what holds for moving on, or what does not for going back. */
export function stepInBrief(
  { from, to }: { readonly from: Phase; readonly to: Phase },
  { conditions, reasons }: Progress,
): string {
  const isOnwards = PHASES.indexOf(to) > PHASES.indexOf(from);
  const told = isOnwards
    ? conditions.filter(({ holds }) => holds)
    : reasons.filter(({ holds }) => !holds);
  return told.map(conditionInWords).join("; ");
}
