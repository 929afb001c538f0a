import type { Condition, Progress } from "../model/promotion.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { count } from "./count.ts";
import {
  either,
  heldInWords,
  lastSessions,
  peopleInWords,
  rateInWords,
  timeOf,
  trainedInWords,
} from "./evidence/condition-words.ts";
import { percent } from "./percent.ts";

/** How far a team is, in one or two lines; empty: nothing is known of what leads on or back. */
export function progressLines({ since, next, conditions, back, reasons }: Progress): string {
  const lines: string[] = [];
  if (next !== null) {
    const isCounted = since !== null && conditions.some(({ kind }) => kind === "sessions");
    const from = isCounted ? `, counted since ${since}` : "";
    lines.push(
      `Towards **${PHASE_DESCRIPTIONS[next].title}**, ${heldInWords(conditions)}${from}: ${conditions.map(inWords).join("; ")}.`,
    );
  }
  const broken = reasons.filter(({ holds }) => !holds);
  if (back !== null && broken.length > 0) {
    lines.push(
      `What would lead back to **${PHASE_DESCRIPTIONS[back].title}**: ${broken.map(inWords).join("; ")}.`,
    );
  }
  return lines.join("\n\n");
}

function inWords(condition: Condition): string {
  return `${condition.holds ? "✓" : "✗"} ${conditionInWords(condition)}`;
}

/** One condition with its numbers, without whether it holds. */
export function conditionInWords(condition: Condition): string {
  switch (condition.kind) {
    case "sessions":
      return `${condition.count} of ${count(condition.least, "completed session")}`;
    case "findings":
      return `${count(condition.count, `${either(condition.severities)} finding`)} for at least ${condition.least}`;
    case "rate": {
      const { rate, least } = condition;
      if (rate.rate === null) return `no ${rate.severity} finding yet`;
      return `${rate.severity}: found ${rateInWords(rate)} for ${percent(least)}`;
    }
    case "none-missed":
      return `${condition.count} missed critical in ${lastSessions(condition.sessions)}`;
    case "none-late":
      return `${condition.count} late ${either(condition.severities)} ${timeOf(condition)}`;
    case "people":
      return peopleInWords(condition.count);
    case "training-date":
      return condition.begins === null
        ? "no day is set for its training"
        : `its training begins on ${condition.begins}`;
    case "trained":
      return `finished every module: ${trainedInWords(condition)} for ${percent(condition.least)}`;
    default:
      return condition satisfies never;
  }
}
