import { countedIn, discoveryRate, lastSessions } from "../findings/discovery-rate.ts";
import type { Finding } from "../model/finding.ts";
import type { DiscoveryRate } from "../model/promotion.ts";
import type { Severity } from "../model/severity.ts";
import { addDays, type Day, dayOf, isBefore } from "../model/time.ts";
import type { TeamHistory } from "./team-history.ts";

/** Some sessions, newest first, and the findings that count in them. */
export interface Counted {
  /** By their keys. */
  readonly sessions: readonly string[];
  readonly findings: readonly Finding[];
}

/** The last sessions that a team completed in its present phase. */
export function countedSessions(history: TeamHistory, most: number): Counted {
  const sessions = lastSessions(history.ledger, history, most);
  return { sessions, findings: countedIn(history.ledger, sessions) };
}

/** How much of each severity the team found. */
export function ratesOf(
  { findings }: Counted,
  severities: readonly Severity[],
  { policy }: TeamHistory,
): readonly DiscoveryRate[] {
  return severities.map((severity) => discoveryRate(findings, severity, policy.countHinted));
}

/**
 * A team's findings of some severities that came late, newest first, also what the team had listed:
 * that it happened is what counts.
 */
export function lateFindings(
  { ledger, team }: TeamHistory,
  severities: readonly Severity[],
  from: Day,
): readonly Finding[] {
  return ledger.findings
    .filter(
      (finding) =>
        finding.attribution === "late" &&
        finding.team === team &&
        !finding.isRetracted &&
        dayOf(finding.at) >= from &&
        severities.some((severity) => severity === finding.severity),
    )
    .toSorted((a, b) => {
      if (a.at === b.at) return a.key < b.key ? -1 : 1;
      return a.at < b.at ? 1 : -1;
    });
}

/** The first day on which a late finding still stands in the way. */
export function lateSince({ policy, now }: TeamHistory): Day {
  return addDays(dayOf(now), -policy.lateDays);
}

/** Those of some findings that were told in the present phase. */
export function inPhase(findings: readonly Finding[], { since }: TeamHistory): readonly Finding[] {
  return findings.filter(({ at }) => since === null || !isBefore(at, since));
}
