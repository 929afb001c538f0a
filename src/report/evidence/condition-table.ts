import type { Condition } from "../../model/promotion.ts";
import { conditionWords } from "./condition-words.ts";

/** Conditions, with whether each holds and what was counted. */
export function conditionTable(conditions: readonly Condition[]): string {
  const rows = conditions.map((condition) => {
    const { asked, counted } = conditionWords(condition);
    return `| ${condition.holds ? "✓ yes" : "✗ no"} | ${asked} | ${counted} |\n`;
  });
  return `| holds | what is asked for | what there is |\n| --- | --- | --- |\n${rows.join("")}\n`;
}
