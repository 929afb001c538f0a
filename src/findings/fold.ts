import type { Finding, LedgerSession } from "../model/finding.ts";
import type { LedgerEvent } from "../model/ledger-event.ts";
import { findingsOf } from "./attribution.ts";
import { inOrder } from "./in-order.ts";
import { reportedFinding } from "./recorded-finding.ts";
import { type Report, reportsIn, sessionOfReport } from "./reports.ts";
import { type SessionEvents, sessionsIn } from "./session-events.ts";

/** What the events of a ledger come to. */
export interface LedgerState {
  /** In the order in which they were opened. */
  readonly sessions: readonly LedgerSession[];
  /** Of each session in turn, and then those that are tied to none. */
  readonly findings: readonly Finding[];
}

/**
 * The history that events tell, in whatever order they came in. A part of them is enough for the
 * sessions in it, if it holds all that was told of these.
 */
export function foldLedger(events: readonly LedgerEvent[]): LedgerState {
  const ordered = inOrder(events);
  const sessions = sessionsIn(ordered);
  const tied = new Map<SessionEvents | null, Report[]>();
  for (const report of reportsIn(ordered)) {
    const session = sessionOfReport(report, sessions);
    tied.set(session, [...(tied.get(session) ?? []), report]);
  }
  const ofSessions = sessions.flatMap((each) =>
    findingsOf({
      ...each,
      reports: tied.get(each) ?? [],
      carried: predecessors(each, sessions).flatMap((before) => tied.get(before) ?? []),
    }),
  );
  const ofNone = (tied.get(null) ?? []).map(untiedFinding);
  return { sessions: sessions.map(({ session }) => session), findings: [...ofSessions, ...ofNone] };
}

/** What Security reported of a pull request without a threat model is missed; of a team, late. */
function untiedFinding(report: Report): Finding {
  const isMissed = report.logged.source === "security" || report.logged.isOfSession;
  return reportedFinding(report, null, { attribution: isMissed ? "missed" : "late" });
}

/** Sessions of the team on one of the documents that were given up before this one was opened. */
function predecessors(
  { session, models }: SessionEvents,
  sessions: readonly SessionEvents[],
): readonly SessionEvents[] {
  const paths = new Set(models.flatMap(({ documents }) => documents));
  const [{ repositoryId } = { repositoryId: null }] = models;
  return sessions.filter(
    (before) =>
      before.session.state === "abandoned" &&
      before.session.team === session.team &&
      (before.session.endedAt ?? "") <= session.openedAt &&
      before.models[0]?.repositoryId === repositoryId &&
      before.models.some(({ documents }) => documents.some((path) => paths.has(path))),
  );
}
