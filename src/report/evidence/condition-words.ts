import type { Condition, DiscoveryRate } from "../../model/promotion.ts";
import type { Severity } from "../../model/severity.ts";
import { count } from "../count.ts";
import { percent, percentSpan } from "../percent.ts";

/** A condition as people read it in a table: what is asked for, and what there is. */
export interface ConditionWords {
  readonly asked: string;
  readonly counted: string;
}

/** What a condition asks for, and what was counted. All of it is harmless text. */
export function conditionWords(condition: Condition): ConditionWords {
  switch (condition.kind) {
    case "sessions":
      return {
        asked: `at least ${count(condition.least, "completed session")}`,
        counted: String(condition.count),
      };
    case "findings":
      return {
        asked: `at least ${condition.least} ${either(condition.severities)} findings among them`,
        counted: String(condition.count),
      };
    case "rate":
      return {
        asked: `${condition.rate.severity}: at least ${percent(condition.least)} found by the team`,
        counted: rateInWords(condition.rate),
      };
    case "none-missed":
      return {
        asked: `no critical missed by the team${condition.sessions === 0 ? "" : ` in ${lastSessions(condition.sessions)}`}`,
        counted: condition.sessions === 0 ? "no session yet" : noneOr(condition.count),
      };
    case "none-late":
      return {
        asked: `no late ${either(condition.severities)} ${timeOf(condition)}`,
        counted: noneOr(condition.count),
      };
    case "people":
      return { asked: "people in the team", counted: peopleInWords(condition.count) };
    case "training-date":
      return {
        asked: "a day on which the training begins, which has come",
        counted: condition.begins ?? "none is set",
      };
    case "trained":
      return {
        asked: `at least ${percent(condition.least)} of the people finished every module`,
        counted: trainedInWords(condition),
      };
    default:
      return condition satisfies never;
  }
}

/** The last of a team's sessions, by their number. */
export function lastSessions(number: number): string {
  return number === 1 ? "the last session" : `the last ${count(number, "session")}`;
}

/** How many conditions hold, as the beginning of a sentence about them. */
export function heldInWords(conditions: readonly Condition[]): string {
  const held = conditions.filter(({ holds }) => holds).length;
  if (conditions.length === 1)
    return `the one condition ${held === 1 ? "holds" : "does not hold yet"}`;
  return `${held} of ${conditions.length} conditions hold`;
}

/** Of one kind. */
type ConditionOf<K extends Condition["kind"]> = Extract<Condition, { readonly kind: K }>;

/** For how long a late finding stands in the way. */
export function timeOf({ days, since }: Pick<ConditionOf<"none-late">, "days" | "since">): string {
  return since === null ? `in ${count(days, "day")}` : `since ${since}`;
}

/** How much was found; two findings must never look like certainty, so the interval stands beside. */
export function rateInWords({ found, all, rate, interval }: DiscoveryRate): string {
  if (rate === null || interval === null) return "no finding yet";
  const span = percentSpan(interval.low, interval.high);
  return `${found} of ${all}, ${percent(rate)} (95 % interval ${span})`;
}

/** How many finished their training. */
export function trainedInWords({
  finished,
  people,
}: Pick<ConditionOf<"trained">, "finished" | "people">): string {
  if (people === null || people === 0) return peopleInWords(people);
  return `${finished} of ${people}, ${percent(finished / people)}`;
}

/** How many there are, where that is known. */
export function peopleInWords(people: number | null): string {
  if (people === null) return "its people could not be listed";
  return people === 0 ? "nobody is in the team" : count(people, "person", "people");
}

/** Severities as a choice. */
export function either(severities: readonly Severity[]): string {
  const [last = "", ...others] = severities.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(", ")} or ${last}`;
}

function noneOr(number: number): string {
  return number === 0 ? "none" : String(number);
}
