import type { Finding, LedgerSession } from "../model/finding.ts";
import type { EventOf } from "../model/ledger-event.ts";
import { sameAs } from "./answers.ts";
import { escapeClassOf } from "./escape-class.ts";
import type { Lineage } from "./lineage.ts";
import { reportedFinding } from "./recorded-finding.ts";
import type { Report } from "./reports.ts";
import { likenessOf, pairsOf } from "./same-threat.ts";

/** Whether a report came from outside, after the session had ended or on no pull request at all. */
export function isLate(
  { logged }: Report,
  { state, endedAt }: Pick<LedgerSession, "state" | "endedAt">,
): boolean {
  if (logged.source === "security") return false;
  return !logged.isOfSession || (state === "completed" && (endedAt ?? "") < logged.at);
}

interface EndedSession {
  readonly session: LedgerSession;
  readonly lineages: readonly Lineage[];
  /** What the session ended with. */
  readonly model: EventOf<"model-seen"> | undefined;
  /** Reported while it lasted. */
  readonly inside: readonly Report[];
}

/** The finding of a late report, with why it escaped its session. */
export function lateFinding(
  report: Report,
  { session, lineages, model, inside }: EndedSession,
): Finding {
  const there = lineages.filter(({ isThere }) => isThere);
  const listed = sameAs(report, there)?.threat ?? null;
  const before = inside.filter(({ isRetracted }) => !isRetracted);
  const reported = before.map(({ logged }) => likenessOf(logged));
  const isReported = pairsOf(reported, [likenessOf(report.logged)]).size > 0;
  const escapeClass =
    model === undefined ? report.escapeClass : escapeClassOf({ report, model, listed, isReported });
  const isKnown = listed !== null || isReported;
  return reportedFinding(report, session, { attribution: "late", escapeClass, isKnown });
}
