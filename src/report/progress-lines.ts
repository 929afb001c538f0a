import type { Condition, DiscoveryRate, Progress } from "../model/promotion.ts";
import type { Severity } from "../model/severity.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { count } from "./count.ts";

type ConditionOf<K extends Condition["kind"]> = Extract<Condition, { readonly kind: K }>;

/** How far a team is, in one or two lines; empty: its phase goes by other things. */
export function progressLines({ next, conditions, back, reasons }: Progress): string {
  const lines: string[] = [];
  if (next !== null) {
    const held = conditions.filter(({ holds }) => holds).length;
    const title = `**${PHASE_DESCRIPTIONS[next].title}**`;
    lines.push(
      `Towards ${title}, ${held} of ${conditions.length} conditions hold: ${conditions.map(inWords).join("; ")}.`,
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
  return `${condition.holds ? "✓" : "✗"} ${meaningOf(condition)}`;
}

function meaningOf(condition: Condition): string {
  switch (condition.kind) {
    case "sessions":
      return `${condition.count} of ${count(condition.least, "completed session")}`;
    case "findings":
      return `${condition.count} of ${condition.least} ${either(condition.severities)} findings`;
    case "rate":
      return rateInWords(condition.rate, condition.least);
    case "none-missed":
      return `${condition.count} missed critical in the last ${count(condition.sessions, "session")}`;
    case "none-late":
      return `${condition.count} late ${either(condition.severities)} ${condition.since === null ? `in ${condition.days} days` : `since ${condition.since}`}`;
    case "people":
      return condition.count === null ? UNKNOWN_PEOPLE : count(condition.count, "person", "people");
    case "training-date":
      return condition.begins === null
        ? "no day is set for the training"
        : `training begins on ${condition.begins}`;
    case "trained":
      return trainedInWords(condition);
    default:
      return condition satisfies never;
  }
}

const UNKNOWN_PEOPLE = "the team's people could not be listed";

function trainedInWords({ finished, people, least }: ConditionOf<"trained">): string {
  if (people === null) return UNKNOWN_PEOPLE;
  const part = people === 0 ? "" : `, ${percent(finished / people)} %`;
  return `${finished} of ${count(people, "person", "people")} finished every module${part} for ${percent(least)} %`;
}

function either(severities: readonly Severity[]): string {
  return severities.join(" or ");
}

/** Two findings must never look like certainty: the interval stands beside the rate. */
function rateInWords(
  { severity, found, all, rate, interval }: DiscoveryRate,
  least: number,
): string {
  if (rate === null || interval === null) return `no ${severity} finding yet`;
  const span = `${percent(interval.low)}–${percent(interval.high)} %`;
  return `${severity}: found ${found} of ${all}, ${percent(rate)} % (95 % interval ${span}) for ${percent(least)} %`;
}

function percent(part: number): number {
  return Math.round(part * 100);
}
