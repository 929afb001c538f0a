import { countedIn } from "../findings/discovery-rate.ts";
import type { Finding, LedgerSession } from "../model/finding.ts";
import type { DiscoveryRate, Progress, PromotionPolicy } from "../model/promotion.ts";
import type { Severity } from "../model/severity.ts";
import type { TeamTraining } from "../model/training.ts";
import { countedSessions, inPhase, lateFindings, lateSince, ratesOf } from "./counted.ts";
import { progressOf } from "./progress.ts";
import type { TeamHistory } from "./team-history.ts";
import { WAYS } from "./ways.ts";

/** All that a step of a team stands on. */
export interface Evidence {
  readonly progress: Progress;
  /** By which it was weighed. */
  readonly policy: PromotionPolicy;
  /** The completed sessions that count, newest first; none where findings decide nothing. */
  readonly sessions: readonly SessionEvidence[];
  /** Of these severities the findings count. */
  readonly severities: readonly Severity[];
  /** Of each of them that has a rate to reach, over the window. */
  readonly rates: readonly DiscoveryRate[];
  /** What came late and counts, newest first. */
  readonly late: readonly Finding[];
  /** Null: it decides nothing here. */
  readonly training: TeamTraining | null;
}

/** A completed session, and the findings that count in it. */
export interface SessionEvidence {
  readonly session: LedgerSession;
  readonly findings: readonly Finding[];
}

/** What is known of a team, as far as it counts in its present phase. */
export function evidenceOf(history: TeamHistory): Evidence {
  const { ledger, policy, phase, isLedBack = false } = history;
  const { by, back, severities } = WAYS[phase];
  const isByFindings = back !== null;
  const counted = countedSessions(history, policy.window);
  const most = isByFindings ? Math.max(policy.window, policy.backSessions) : policy.backSessions;
  const shown = isByFindings || isLedBack ? countedSessions(history, most).sessions : [];
  return {
    progress: progressOf(history),
    policy,
    sessions: shown.flatMap((key) =>
      ledger.sessions
        .filter((session) => session.key === key)
        .map((session) => ({ session, findings: countedIn(ledger, [key]) })),
    ),
    severities: isByFindings ? severities : ["critical"],
    rates: ratesOf(counted, severities, history),
    late: lateThatCount(history),
    training: by === "date" || by === "training" ? history.training : null,
  };
}

/** For the next phase all of the days count, whatever phase they were in; for the way back, this one. */
function lateThatCount(history: TeamHistory): readonly Finding[] {
  const { late, back } = WAYS[history.phase];
  if (back === null) return [];
  const from = lateSince(history);
  if (late.length > 0) return lateFindings(history, late, from);
  return inPhase(lateFindings(history, ["critical"], from), history);
}

/**
 * What counts of the evidence as canonical text: the same for the same, in whatever order it was
 * told. Of what came late the newest stands for all, since the others drop out with time alone.
 */
export function evidenceKey({ sessions, severities, late, training, progress }: Evidence): string {
  const [newest] = late;
  return JSON.stringify({
    sessions: sessions.map(({ session, findings }) => [
      session.key,
      findings
        .filter(({ severity }) => severities.some((it) => it === severity))
        .map(({ key, severity, attribution }) => [key, severity, attribution].join(" "))
        .toSorted(),
    ]),
    late: newest === undefined ? null : [newest.key, newest.severity],
    training: training === null ? null : trainingKey(training, progress),
  });
}

/** Who is in a team counts for how many of them were trained, and not for when that begins. */
function trainingKey({ begins, people, finished }: TeamTraining, { conditions }: Progress) {
  if (!conditions.some(({ kind }) => kind === "trained")) return { begins };
  return { people: people === null ? null : sorted(people), finished: sorted(finished) };
}

function sorted(logins: readonly string[]): readonly string[] {
  return logins.map((login) => login.toLowerCase()).toSorted();
}
