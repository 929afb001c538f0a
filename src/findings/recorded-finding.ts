import type { Attribution, Finding, LedgerSession } from "../model/finding.ts";
import type { Lineage } from "./lineage.ts";
import type { Report } from "./reports.ts";
import { likenessOf } from "./same-threat.ts";

interface Written {
  readonly lineage: Lineage;
  readonly session: LedgerSession;
  /** Among the threats of the session, in the order in which they were first written; from 1. */
  readonly place: number;
  readonly attribution: Exclude<Attribution, "late">;
  /** The report that speaks of the same threat; null: nobody reported it. */
  readonly report: Report | null;
}

/** The finding of a threat that stands in the session's documents. */
export function writtenFinding({ lineage, session, place, attribution, report }: Written): Finding {
  const { title, severity, stride, assets, status } = lineage.threat;
  return {
    key: `${session.key}/${place}`,
    number: report?.logged.finding ?? null,
    session: session.key,
    team: session.team,
    source: attribution === "missed" ? "security" : "team",
    attribution,
    title,
    severity: report?.severity ?? severity,
    stride,
    assets,
    at: lineage.first.at,
    isRetracted: false,
    isFixed: report?.isFixed ?? status === "mitigated",
    isKnown: false,
    escapeClass: null,
  };
}

/** The finding of a report; a null session: it is tied to none, but to its team. */
export function reportedFinding(
  report: Report,
  session: LedgerSession | null,
  changes: Partial<Finding> = {},
): Finding {
  const { logged, severity, isRetracted, isFixed, escapeClass } = report;
  const { stride, assets } = likenessOf(logged);
  return {
    key: `F-${logged.finding}`,
    number: logged.finding,
    session: session?.key ?? null,
    team: session?.team ?? logged.team,
    source: logged.source,
    attribution: "missed",
    title: logged.title,
    severity,
    stride,
    assets,
    at: logged.at,
    isRetracted,
    isFixed,
    isKnown: false,
    escapeClass,
    ...changes,
  };
}
