import { and, eq, inArray } from "drizzle-orm";
import type { Place } from "../../src/store/ledger-store.ts";
import { acceptances, auditLog, hints, notApplicable, waivers } from "./command-tables.ts";
import type { Sql } from "./database.ts";
import { ledger } from "./ledger-tables.ts";
import { pulls, readings, sightings } from "./pull-tables.ts";
import { assignedReviews, interests, reviewRequests, reviews } from "./review-tables.ts";
import { sessions } from "./session-tables.ts";

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
export function forgetPlace(sql: Sql, { repositoryId, number }: Place): void {
  const reports = sql
    .select({ installationId: ledger.installationId, finding: ledger.finding })
    .from(ledger)
    .where(
      and(
        eq(ledger.repositoryId, repositoryId),
        eq(ledger.number, number),
        eq(ledger.kind, "logged"),
      ),
    )
    .all();
  for (const [installationId, theirs] of Map.groupBy(reports, (each) => each.installationId)) {
    const findings = theirs.flatMap(({ finding }) => finding ?? []);
    const isTheirs = eq(ledger.installationId, installationId);
    sql
      .delete(ledger)
      .where(and(isTheirs, inArray(ledger.finding, findings)))
      .run();
  }
  for (const table of TABLES) {
    sql
      .delete(table)
      .where(and(eq(table.repositoryId, repositoryId), eq(table.number, number)))
      .run();
  }
}
