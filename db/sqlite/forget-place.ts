import { and, eq, gte, inArray, max } from "drizzle-orm";
import { dayOf, type Instant, isBefore } from "../../src/model/time.ts";
import { acceptances, auditLog, hints, notApplicable, waivers } from "./command-tables.ts";
import type { Sql } from "./database.ts";
import { inParts } from "./ledger-events.ts";
import { ledger } from "./ledger-tables.ts";
import { pulls, readings, sightings } from "./pull-tables.ts";
import { assignedReviews, interests, reviewRequests, reviews } from "./review-tables.ts";
import { sessions } from "./session-tables.ts";

/** A pull request, or an issue. */
export interface Place {
  readonly repositoryId: number;
  readonly number: number;
}

/** All that is kept of a place. */
const TABLES = [
  ledger,
  sessions,
  pulls,
  readings,
  sightings,
  reviews,
  reviewRequests,
  assignedReviews,
  interests,
  acceptances,
  notApplicable,
  waivers,
  hints,
  auditLog,
] as const;

/** Forgets a place whole, with what was said elsewhere of what was reported there. */
export function forgetPlace(sql: Sql, place: Place): void {
  for (const [installationId, findings] of findingsOf(toldAt(sql, place))) {
    const isTheirs = eq(ledger.installationId, installationId);
    sql
      .delete(ledger)
      .where(and(isTheirs, inArray(ledger.finding, findings)))
      .run();
  }
  for (const table of TABLES) sql.delete(table).where(isAt(table, place)).run();
}

/**
 * Whether nothing happened at a place since a moment, and nothing there waits for anybody: it is not
 * open, and no report and no accepted risk of it is. The newest report of all stays too, so that
 * its number is not given again.
 */
export function isOver(sql: Sql, place: Place, before: Instant): boolean {
  const told = toldAt(sql, place);
  const isOld = ({ at }: Told) => isBefore(at, before);
  if (!told.every(isOld) || isOpen(sql, place, told)) return false;
  if (isAccepted(sql, place, before)) return false;
  return [...findingsOf(told)].every(([installationId, findings]) => {
    const said = inParts(findings, (some) => saidOf(sql, installationId, some));
    return (
      said.every(isOld) &&
      findings.every((finding) => isSettled(finding, said)) &&
      !findings.includes(lastFinding(sql, installationId) ?? 0)
    );
  });
}

interface Told {
  readonly installationId: number;
  readonly kind: string;
  readonly at: Instant;
  readonly finding: number | null;
}

const TOLD = {
  installationId: ledger.installationId,
  kind: ledger.kind,
  at: ledger.at,
  finding: ledger.finding,
};

function toldAt(sql: Sql, place: Place): readonly Told[] {
  return sql.select(TOLD).from(ledger).where(isAt(ledger, place)).all();
}

function isAt(table: (typeof TABLES)[number], { repositoryId, number }: Place) {
  return and(eq(table.repositoryId, repositoryId), eq(table.number, number));
}

function isOpen(sql: Sql, place: Place, told: readonly Told[]): boolean {
  const pull = sql.select({ isOpen: pulls.isOpen }).from(pulls).where(isAt(pulls, place)).get();
  const hasEnded = told.some(({ kind }) => kind === "completed" || kind === "abandoned");
  return pull?.isOpen ?? (!hasEnded && told.some(({ kind }) => kind === "model-seen"));
}

/** Of an accepted risk, the end is what counts. */
function isAccepted(sql: Sql, place: Place, before: Instant): boolean {
  const isLater = gte(acceptances.until, dayOf(before));
  return (
    sql
      .select({ by: acceptances.by })
      .from(acceptances)
      .where(and(isAt(acceptances, place), isLater))
      .get() !== undefined
  );
}

/** The numbers of what was reported at a place, by installation. */
function findingsOf(told: readonly Told[]): ReadonlyMap<number, readonly number[]> {
  const reports = told.filter(({ kind }) => kind === "logged");
  const grouped = Map.groupBy(reports, ({ installationId }) => installationId);
  return new Map(
    [...grouped].map(([installationId, theirs]) => [
      installationId,
      theirs.flatMap(({ finding }) => finding ?? []),
    ]),
  );
}

function saidOf(sql: Sql, installationId: number, findings: readonly number[]): readonly Told[] {
  const isTheirs = eq(ledger.installationId, installationId);
  return sql
    .select(TOLD)
    .from(ledger)
    .where(and(isTheirs, inArray(ledger.finding, findings)))
    .all();
}

function isSettled(finding: number, said: readonly Told[]): boolean {
  return said.some(
    (each) => each.finding === finding && (each.kind === "fixed" || each.kind === "retracted"),
  );
}

function lastFinding(sql: Sql, installationId: number): number | null {
  return (
    sql
      .select({ last: max(ledger.finding) })
      .from(ledger)
      .where(eq(ledger.installationId, installationId))
      .get()?.last ?? null
  );
}
