import type { Condition, PromotionPolicy } from "../../src/model/promotion.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { findingConditions, reasonsToStay } from "../../src/promotion/finding-conditions.ts";
import type { TeamHistory } from "../../src/promotion/team-history.ts";
import { WAYS } from "../../src/promotion/ways.ts";
import type { SimulatedTeam } from "./simulated-teams.ts";

/** Within so many sessions a team is promoted from observation to review, or not. */
export const SESSIONS = 20;
/** Over so many sessions after that, it is looked at what leads it back. */
export const SESSIONS_AFTER = 10;

/** The part of all threats that a team finds in the long run. */
export const TRUE_RATES = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99] as const;

/** Says of a team's last sessions whether it moves on. */
type Rule = (last: SimulatedTeam) => boolean;

/** No rule looks further back. */
const LONGEST = 10;

/** Moves a team on by the conditions, by default or with some settings of the config changed. */
export function byConditions(changes: Partial<PromotionPolicy> = {}): Rule {
  const policy = { ...DEFAULT_POLICY.promotion, ...changes };
  return (last) =>
    last.length >= policy.window &&
    findingConditions(WAYS.observation, historyOf(last, policy)).every(({ holds }) => holds);
}

/** Moves a team on as people do without numbers: after three good sessions in a row. */
export const byStreak: Rule = (last) =>
  last.length >= 3 &&
  last
    .slice(-3)
    .flatMap(({ findings }) => findings)
    .every(({ attribution, severity }) => attribution === "found" || severity === "medium");

function reasonsToGo(last: SimulatedTeam, policy: PromotionPolicy): readonly Condition["kind"][] {
  return reasonsToStay(WAYS.review, historyOf(last, policy)).flatMap(({ kind, holds }) =>
    holds ? [] : [kind],
  );
}

function historyOf(sessions: SimulatedTeam, policy: PromotionPolicy): TeamHistory {
  return {
    team: "team",
    phase: "review",
    since: null,
    ledger: {
      sessions: sessions.map(({ session }) => session),
      findings: sessions.flatMap(({ findings }) => findings),
    },
    policy,
    training: null,
    now: "2026-12-31T00:00:00Z",
  };
}

/** What became of some teams. */
export interface Outcome {
  /** The part that was promoted, in percent. */
  readonly promoted: number;
  /** After how many sessions half of them were; null: none was. */
  readonly median: number | null;
}

/** Promotes teams by a rule. */
export function outcomeOf(teams: readonly SimulatedTeam[], rule: Rule): Outcome {
  const times = teams
    .map((sessions) => firstTime(sessions, rule))
    .filter((after) => after !== null)
    .toSorted((a, b) => a - b);
  const median = times[Math.floor((times.length - 1) / 2)] ?? null;
  return { promoted: percentOf(times.length, teams.length), median };
}

/** The part of some teams that is led back from review, in percent. */
export interface LedBack {
  /** For whatever reason. */
  readonly all: number;
  readonly missed: number;
  readonly rate: number;
}

/**
 * Leads teams back, from the first day of the phase on. What led them there counts no more, and
 * they find as much as before, so that it is the same by which rule they came.
 */
export function ledBack(
  teams: readonly SimulatedTeam[],
  changes: Partial<PromotionPolicy> = {},
): LedBack {
  const policy = { ...DEFAULT_POLICY.promotion, ...changes };
  const reasons = teams.map((sessions) => {
    const after = sessions.slice(0, SESSIONS_AFTER);
    const all = after.map((_, at) => reasonsToGo(lastOf(after, at + 1), policy));
    return new Set(all.flat());
  });
  const part = (of: (kinds: ReadonlySet<Condition["kind"]>) => boolean) =>
    percentOf(reasons.filter(of).length, teams.length);
  return {
    all: part((kinds) => kinds.size > 0),
    missed: part((kinds) => kinds.has("none-missed")),
    rate: part((kinds) => kinds.has("rate")),
  };
}

function percentOf(some: number, all: number): number {
  return Math.round((100 * some) / all);
}

/** After how many sessions a rule moves a team, which is asked after each; null: never. */
function firstTime(sessions: SimulatedTeam, rule: Rule): number | null {
  for (let after = 1; after <= sessions.length; after++) {
    if (rule(lastOf(sessions, after))) return after;
  }
  return null;
}

function lastOf(sessions: SimulatedTeam, after: number): SimulatedTeam {
  return sessions.slice(Math.max(0, after - LONGEST), after);
}
