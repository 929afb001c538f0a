import type { Evidence } from "../../promotion/evidence.ts";
import { type RateMark, rateChart } from "../rate-chart.ts";
import { lastSessions } from "./condition-words.ts";

/** The chart of what the team found of each severity; empty: there is none. */
export function rateSection({ sessions, rates, progress, policy }: Evidence): string {
  if (rates.length === 0 || sessions.length === 0) return "";
  const on = progress.next === null ? [] : [{ at: policy.rate, meaning: "asked for to move on" }];
  const back = { at: policy.backRate, meaning: "under this, one phase back" };
  const marks: readonly RateMark[] = [back, ...on];
  const hinted = policy.countHinted ? "" : " What was found after a hint does not count as found.";
  const within = `over ${lastSessions(Math.min(policy.window, sessions.length))}`;
  return `### Rates\n\nWhat the team found of all that is known today, ${within}. ● is what was seen; within the line lies the true rate, with 95 % confidence (Wilson interval).${hinted}\n\n\`\`\`text\n${rateChart(rates, marks)}\n\`\`\`\n\n`;
}
