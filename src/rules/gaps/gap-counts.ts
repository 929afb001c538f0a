import type { Gap } from "../../model/gap.ts";
import { RULES } from "../index.ts";

/** A title names so many kinds of gap; the rest is counted. */
const NAMED_KINDS = 3;

/** Gaps counted by rule, in the order of the rules: `1 asset not listed, 2 STRIDE gaps`. */
export function countedGaps(gaps: readonly Gap[]): string {
  const kinds = RULES.flatMap(({ id, label }) => {
    const ofRule = gaps.filter(({ rule }) => rule === id);
    const count = ofRule.reduce((sum, gap) => sum + (gap.count ?? 1), 0);
    const words = count === 1 ? label.one : label.many;
    return count === 0 ? [] : [{ count, words, gaps: ofRule.length }];
  });
  const named = kinds.slice(0, NAMED_KINDS).map(({ count, words }) => `${count} ${words}`);
  const others = kinds.slice(NAMED_KINDS).reduce((sum, kind) => sum + kind.gaps, 0);
  return [...named, ...(others === 0 ? [] : [`${others} more`])].join(", ");
}
