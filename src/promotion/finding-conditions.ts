import type { Condition, DiscoveryRate } from "../model/promotion.ts";
import type { Severity } from "../model/severity.ts";
import { dayOf } from "../model/time.ts";
import {
  type Counted,
  countedSessions,
  inPhase,
  lateFindings,
  lateSince,
  ratesOf,
} from "./counted.ts";
import type { TeamHistory } from "./team-history.ts";
import type { Way } from "./ways.ts";

const SEVERE: readonly Severity[] = ["critical", "high"];

/** What must hold for a team to move on by what it found. */
export function findingConditions(
  { severities, late }: Way,
  history: TeamHistory,
): readonly Condition[] {
  const { policy } = history;
  const counted = countedSessions(history, policy.window);
  const severe = counted.findings.filter(({ severity }) => SEVERE.some((it) => it === severity));
  const rates = ratesOf(counted, severities, history);
  return [
    enoughSessions(counted, policy.window),
    {
      kind: "findings",
      severities: SEVERE,
      count: severe.length,
      least: policy.findings,
      holds: severe.length >= policy.findings,
    },
    ...rates.map((rate) => atLeast(rate, policy.rate)),
    noneMissed(counted),
    ...(late.length === 0 ? [] : [noneLate(late, history)]),
  ];
}

/** What must hold for a team to stay in a phase that it is in by what it found. */
export function reasonsToStay({ severities }: Way, history: TeamHistory): readonly Condition[] {
  const { policy } = history;
  const counted = countedSessions(history, policy.window);
  const isEarly = counted.sessions.length < policy.window;
  const rates = ratesOf(counted, severities, history).map((rate) =>
    atLeast(rate, policy.backRate, isEarly),
  );
  return [
    noneMissed(countedSessions(history, policy.backSessions)),
    noneLateInPhase(history),
    ...rates,
  ];
}

/**
 * What a team that was led back into training shows before it leaves it again: everybody may still
 * be trained, so that alone would send it on at once.
 */
export function conditionsAfterReturn(history: TeamHistory): readonly Condition[] {
  const least = history.policy.backSessions;
  const counted = countedSessions(history, least);
  return [enoughSessions(counted, least), noneMissed(counted)];
}

function enoughSessions({ sessions }: Counted, least: number): Condition {
  const count = sessions.length;
  return { kind: "sessions", count, least, holds: count >= least };
}

/** Of a severity that nobody found anything of, nothing was missed. */
function atLeast(rate: DiscoveryRate, least: number, isEarly = false): Condition {
  const holds = isEarly || rate.rate === null || rate.rate >= least;
  return { kind: "rate", rate, least, isEarly, holds };
}

function noneMissed({ sessions, findings }: Counted): Condition {
  const count = findings.filter(
    ({ severity, source }) => severity === "critical" && source !== "team",
  ).length;
  return { kind: "none-missed", sessions: sessions.length, count, holds: count === 0 };
}

function noneLate(severities: readonly Severity[], history: TeamHistory): Condition {
  const count = lateFindings(history, severities, lateSince(history)).length;
  const days = history.policy.lateDays;
  return { kind: "none-late", severities, days, since: null, count, holds: count === 0 };
}

/** What led a team back once does not lead it back again. */
function noneLateInPhase(history: TeamHistory): Condition {
  const severities = ["critical"] as const;
  const from = lateSince(history);
  const count = inPhase(lateFindings(history, severities, from), history).length;
  const began = history.since === null ? null : dayOf(history.since);
  const since = began !== null && began > from ? began : null;
  const days = history.policy.lateDays;
  return { kind: "none-late", severities, days, since, count, holds: count === 0 };
}
