import { and, asc, eq, inArray, or, type SQL } from "drizzle-orm";
import { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Sql } from "./database.ts";
import { ledger } from "./ledger-tables.ts";

/** A pull request by its place. */
export type Pull = Pick<LedgerEvent, "repositoryId" | "number">;

/** Events in the order in which they were kept. */
export function eventsWhere(sql: Sql, where: SQL | undefined): readonly LedgerEvent[] {
  return sql
    .select({ event: ledger.event })
    .from(ledger)
    .where(where)
    .orderBy(asc(ledger.seq))
    .all()
    .map(({ event }) => LedgerEvent.parse(JSON.parse(event)));
}

/** Of one pull request. */
export function ofPull({ repositoryId, number }: Pull): SQL | undefined {
  return and(eq(ledger.repositoryId, repositoryId), eq(ledger.number, number));
}

/** Of any of some. */
export function ofPulls(pulls: readonly Pull[]): SQL | undefined {
  return or(...pulls.map(ofPull));
}

/** SQLite takes an expression of at most 1000 parts. */
const AT_ONCE = 200;

/** What a query gives for many things, asked for in parts. */
export function inParts<T, R>(
  all: readonly T[],
  query: (some: readonly T[]) => readonly R[],
): readonly R[] {
  const parts = Math.ceil(all.length / AT_ONCE);
  return Array.from({ length: parts }, (_, part) =>
    query(all.slice(part * AT_ONCE, (part + 1) * AT_ONCE)),
  ).flat();
}

/** All of some pull requests, and what was said elsewhere of the findings reported on them. */
export function eventsOfPulls(sql: Sql, pulls: readonly Pull[]): readonly LedgerEvent[] {
  const events = inParts(pulls, (some) => {
    const own = ofPulls(some);
    const reported = sql
      .select({ finding: ledger.finding, installationId: ledger.installationId })
      .from(ledger)
      .where(and(own, eq(ledger.kind, "logged")))
      .all();
    return [...eventsWhere(sql, own), ...saidOf(sql, reported)];
  });
  return [...new Map(events.map((event) => [event.id, event])).values()];
}

interface Reported {
  readonly finding: number | null;
  readonly installationId: number;
}

/** What was said of findings, wherever it was; a repository may have changed its installation. */
function saidOf(sql: Sql, reported: readonly Reported[]): readonly LedgerEvent[] {
  const installations = new Set(reported.map(({ installationId }) => installationId));
  return [...installations].flatMap((installationId) => {
    const theirs = reported.filter((each) => each.installationId === installationId);
    const numbers = theirs.flatMap(({ finding }) => (finding === null ? [] : [finding]));
    const isTheirs = eq(ledger.installationId, installationId);
    return inParts(numbers, (some) =>
      eventsWhere(sql, and(isTheirs, inArray(ledger.finding, some))),
    );
  });
}
