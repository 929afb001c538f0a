import type { Finding } from "../model/finding.ts";
import type { DiscoveryRate } from "../model/promotion.ts";
import type { Severity } from "../model/severity.ts";
import { type Instant, isBefore } from "../model/time.ts";
import type { LedgerState } from "./fold.ts";
import { wilsonInterval } from "./wilson.ts";

/** The keys of a team's last sessions that were completed since a moment, newest first. */
export function lastSessions(
  { sessions }: LedgerState,
  { team, since }: { readonly team: string; readonly since: Instant | null },
  count: number,
): readonly string[] {
  return sessions
    .filter((session) => session.team === team && session.state === "completed")
    .filter(({ endedAt }) => since === null || !isBefore(endedAt ?? "", since))
    .toSorted((a, b) => compare(b.endedAt ?? "", a.endedAt ?? "") || compare(b.key, a.key))
    .slice(0, count)
    .map(({ key }) => key);
}

/** The findings that count in some sessions: none twice, none that was taken back. */
export function countedIn(
  { findings }: LedgerState,
  sessions: readonly string[],
): readonly Finding[] {
  const keys = new Set(sessions);
  return findings.filter(
    ({ session, isRetracted, isKnown }) =>
      session !== null && keys.has(session) && !isRetracted && !isKnown,
  );
}

/** Whether a finding counts as the team's own. */
export function isFound({ attribution }: Finding, countHinted: boolean): boolean {
  return attribution === "found" || (countHinted && attribution === "hinted");
}

/** The part of the counted findings of a severity that the team found. */
export function discoveryRate(
  counted: readonly Finding[],
  severity: Severity,
  countHinted: boolean,
): DiscoveryRate {
  const of = counted.filter((finding) => finding.severity === severity);
  const found = of.filter((finding) => isFound(finding, countHinted)).length;
  const all = of.length;
  if (all === 0) return { severity, found, all, rate: null, interval: null };
  return { severity, found, all, rate: found / all, interval: wilsonInterval(found, all) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
