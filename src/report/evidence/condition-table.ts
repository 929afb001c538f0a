import type { Condition } from "../../model/promotion.ts";
import { conditionWords } from "./condition-words.ts";

/** Conditions, with whether each holds and what was counted. */
export function conditionTable(conditions: readonly Condition[]): string {
  const rows = conditions.map((condition) => {
    const { asked, counted } = conditionWords(condition);
    return `| ${markOf(condition)} | ${asked} | ${counted} |\n`;
  });
  return `| holds | what is asked for | what there is |\n| --- | --- | --- |\n${rows.join("")}\n`;
}

/** What holds because there was nothing to judge by yet is not shown as a success. */
function markOf(condition: Condition): string {
  if (!condition.holds) return "✗ no";
  if (condition.kind !== "rate") return "✓ yes";
  if (condition.isEarly) return "– too early";
  return condition.rate.rate === null ? "– untried" : "✓ yes";
}
