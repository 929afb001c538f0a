import type { Finding } from "../model/finding.ts";
import { answersTo } from "./answers.ts";
import { isHinted } from "./hinted.ts";
import { isLate, lateFinding } from "./late-finding.ts";
import { type Lineage, lineagesOf } from "./lineage.ts";
import { reportedFinding, writtenFinding } from "./recorded-finding.ts";
import type { Report } from "./reports.ts";
import type { SessionEvents } from "./session-events.ts";

/** A session with what others reported of it. */
export interface ReportedSession extends SessionEvents {
  /** Oldest first; late ones too. */
  readonly reports: readonly Report[];
  /** Of sessions on the same documents that were given up before this one. */
  readonly carried: readonly Report[];
}

/**
 * Who found what in a session. What stood in the threat model when Security's review began is the
 * team's. So is what came later, unless Security reported it, wrote it itself, or had reported its
 * asset and category, in which case it is the answer to that.
 */
export function findingsOf(reported: ReportedSession): readonly Finding[] {
  const { session, models, carried } = reported;
  const lineages = lineagesOf(models);
  const inside = reported.reports.filter((report) => !isLate(report, session));
  const answers = answersTo([...carried, ...inside], lineages, (lineage, report) => {
    // What was reported in a session before this one, none of its threats comes before.
    return !carried.includes(report) && isFrozen(lineage, reported);
  });
  const written = lineages.flatMap((lineage, at): readonly Finding[] => {
    const report = answers.get(lineage) ?? null;
    if (!counts(lineage) || standsFor(report, lineage, reported)) return [];
    const isPushed = reported.pushedBySecurity.has(lineage.first.commit);
    const isOthers = isPushed || (report !== null && carried.includes(report));
    const told = isHinted(lineage, reported, [...carried, ...inside]) ? "hinted" : "found";
    const attribution = isOthers ? "missed" : told;
    return [writtenFinding({ lineage, session, place: at + 1, attribution, report })];
  });
  const told = new Set(written.map(({ number }) => number));
  const missed = inside
    .filter(({ logged }) => !told.has(logged.finding))
    .map((report) => reportedFinding(report, session, { isKnown: wasListed(report, answers) }));
  const late = reported.reports
    .filter((report) => !inside.includes(report))
    .map((report) => lateFinding(report, { session, lineages, model: models.at(-1), inside }));
  return [...written, ...missed, ...late];
}

/** Brought by this pull request, and not only to say that it does not apply. */
function counts({ isThere, threat }: Lineage): boolean {
  return isThere && threat.isNew && threat.status !== "not-applicable";
}

/** Where the review began before the first reading, that is what Security had before it. */
function isFrozen({ first }: Lineage, { session, models }: SessionEvents): boolean {
  return session.frozenAt === null || first.at <= session.frozenAt || first === models[0];
}

/** Whether a report of this session is the finding, and the threat only the answer to it. */
function standsFor(report: Report | null, lineage: Lineage, reported: ReportedSession): boolean {
  if (report === null || reported.carried.includes(report)) return false;
  return !isFrozen(lineage, reported);
}

/** Whether a report repeats what stood on the base branch already. */
function wasListed(report: Report, answers: ReadonlyMap<Lineage, Report>): boolean {
  return [...answers].some(([{ threat }, each]) => each === report && !threat.isNew);
}
