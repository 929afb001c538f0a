import type { Gap } from "../../model/gap.ts";
import { RULES } from "../index.ts";

/** More kinds of gaps than this are summed up. */
const MOST_KINDS = 3;

/** Gaps counted by rule, in the order of the rules: `1 asset not listed, 2 STRIDE gaps`. */
export function countedGaps(gaps: readonly Gap[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of gaps) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const known = RULES.filter(({ id }) => counts.has(id));
  const shown = known.slice(0, known.length > MOST_KINDS ? MOST_KINDS - 1 : MOST_KINDS);
  const words = shown.map(({ id, counted: [one, many] }) => {
    const times = counts.get(id) ?? 0;
    return `${times} ${times === 1 ? one : many}`;
  });
  const rest = gaps.length - shown.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
  return [...words, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}
