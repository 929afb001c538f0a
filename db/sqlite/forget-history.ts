import { setImmediate } from "node:timers/promises";
import { and, asc, eq, lt, notExists, sql as raw, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { dayOf, type Instant } from "../../src/model/time.ts";
import type { Place } from "../../src/store/ledger-store.ts";
import { toMillis } from "../moment.ts";
import { answeredComments, auditLog } from "./command-tables.ts";
import { inQuickTransaction, type Sql } from "./database.ts";
import { forgetPlace } from "./forget-place.ts";
import { isClosing, ledger } from "./ledger-tables.ts";
import { placesOver } from "./places-over.ts";
import { isClosed, pulls } from "./pull-tables.ts";
import { trainingRecords } from "./training-tables.ts";

/** Pull requests and issues that are looked at in one transaction, and rows that go with one. */
const AT_ONCE = 50;

/**
 * Forgets sessions and what stands by itself, a little at a time: deliveries go in between. Where it
 * is to stop, the rest is left for another time.
 */
export async function forgetHistory(sql: Sql, before: Instant, stop: AbortSignal): Promise<void> {
  const forgetOf = forgetting(sql, before);
  await eachPart<Aged>((after) => closings(sql, before, after), forgetOf, stop);
  await eachPart<Aged>((after) => closedPulls(sql, before, after), forgetOf, stop);
  for (const [table, isOld] of standingAlone(sql, before)) {
    await eachPart(
      () => rowsOf(sql, table, isOld),
      (rows) =>
        void sql
          .delete(table)
          .where(raw`rowid in ${rows.map(({ row }) => row)}`)
          .run(),
      stop,
    );
  }
}

function forgetting(sql: Sql, before: Instant) {
  return (places: readonly Place[]) =>
    inQuickTransaction(sql, (transaction) => {
      for (const place of placesOver(transaction, places, before)) forgetPlace(transaction, place);
    });
}

/** Takes part after part, each from where the one before it ended, until one is not full. */
async function eachPart<T>(
  next: (after: T | null) => readonly T[],
  work: (part: readonly T[]) => void,
  stop: AbortSignal,
): Promise<void> {
  let last: T | null = null;
  while (!stop.aborted) {
    const part = next(last);
    work(part);
    last = part.at(-1) ?? null;
    if (part.length < AT_ONCE) return;
    await setImmediate();
  }
}

interface Aged extends Place {
  readonly at: Instant;
  readonly row: number;
}

/** Where sessions ended, or reports were made, a long time ago. */
function closings(sql: Sql, before: Instant, after: Aged | null): readonly Aged[] {
  const { repositoryId, number, at, seq } = ledger;
  return sql
    .select({ repositoryId, number, at, row: seq })
    .from(ledger)
    .where(and(isClosing, lt(at, before), isAfter(raw`${at}, ${seq}`, after)))
    .orderBy(asc(at), asc(seq))
    .limit(AT_ONCE)
    .all();
}

/** Most pull requests never were sessions. */
function closedPulls(sql: Sql, before: Instant, after: Aged | null): readonly Aged[] {
  const { repositoryId, number, updatedAt: at } = pulls;
  const row = raw<number>`${pulls}.rowid`;
  return sql
    .select({ repositoryId, number, at, row })
    .from(pulls)
    .where(and(isClosed, lt(at, before), isAfter(raw`${at}, ${row}`, after)))
    .orderBy(asc(at), asc(row))
    .limit(AT_ONCE)
    .all();
}

function isAfter(place: SQL, after: Aged | null): SQL | undefined {
  return after === null ? undefined : raw`(${place}) > (${toMillis(after.at)}, ${after.row})`;
}

type OldRows = readonly [table: SQLiteTable, isOld: SQL | undefined];

/** What belongs to no session, or to none that is kept. */
function standingAlone(sql: Sql, before: Instant): readonly OldRows[] {
  const session = sql
    .select({ seq: ledger.seq })
    .from(ledger)
    .where(and(eq(ledger.repositoryId, auditLog.repositoryId), eq(ledger.number, auditLog.number)));
  return [
    [auditLog, and(lt(auditLog.at, before), notExists(session))],
    [answeredComments, lt(answeredComments.at, before)],
    [trainingRecords, lt(trainingRecords.on, dayOf(before))],
  ];
}

function rowsOf(sql: Sql, table: SQLiteTable, isOld: SQL | undefined) {
  return sql
    .select({ row: raw<number>`${table}.rowid` })
    .from(table)
    .where(isOld)
    .limit(AT_ONCE)
    .all();
}
