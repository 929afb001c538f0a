import type { Finding, LedgerSession } from "../model/finding.ts";
import { type LedgerEvent, sessionKey } from "../model/ledger-event.ts";
import { findingsOf } from "./attribution.ts";
import { inOrder } from "./in-order.ts";
import { isLate } from "./late-finding.ts";
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
 * sessions in it, if it holds all that was told of these. Of any other, its end is enough to tell
 * which reports on it are late.
 */
export function foldLedger(events: readonly LedgerEvent[]): LedgerState {
  const ordered = inOrder(events);
  const sessions = sessionsIn(ordered);
  const tied = Map.groupBy(reportsIn(ordered), (report) => sessionOfReport(report, sessions));
  const ofSessions = sessions.flatMap((each) =>
    findingsOf({
      ...each,
      reports: tied.get(each) ?? [],
      carried: predecessors(each, sessions).flatMap((before) => tied.get(before) ?? []),
    }),
  );
  const ends = endsIn(ordered);
  const ofNone = (tied.get(null) ?? []).map((report) => untiedFinding(report, ends));
  return { sessions: sessions.map(({ session }) => session), findings: [...ofSessions, ...ofNone] };
}

/** When pull requests were merged, by their session's key. */
function endsIn(ordered: readonly LedgerEvent[]): ReadonlyMap<string, LedgerEvent> {
  const merged = ordered.filter(({ kind }) => kind === "completed");
  return new Map(merged.map((event) => [sessionKey(event), event]));
}

/** Its pull request has no threat model, or is one of which no more is told than when it ended. */
function untiedFinding(report: Report, ends: ReadonlyMap<string, LedgerEvent>): Finding {
  const { logged } = report;
  const end = logged.isOfSession ? ends.get(sessionKey(logged)) : undefined;
  const state = end === undefined ? "open" : "completed";
  const attribution = isLate(report, { state, endedAt: end?.at ?? null }) ? "late" : "missed";
  const session = end === undefined ? null : sessionKey(end);
  return reportedFinding(report, null, { attribution, session });
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
