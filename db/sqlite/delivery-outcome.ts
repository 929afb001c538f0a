import { and, eq, inArray, isNull, lt, sql as raw, type SQL } from "drizzle-orm";
import type { SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import type { Instant } from "../../src/model/time.ts";
import { inQuickTransaction, type Sql } from "./database.ts";
import { deliveries, holds, isOpen, lanes } from "./delivery-tables.ts";
import { freeLanes } from "./lane-rows.ts";

const FREE = { worker: null, leaseUntil: null } as const;
const inWork = eq(deliveries.state, "working");

/** They are handled. `note` says what became of them. */
export function finishDeliveries(sql: Sql, ids: readonly string[], note: string | null): void {
  settle(sql, { state: "done", note, error: null }, these(ids, isOpen));
}

/** They failed for good, and stay listed. */
export function failDeliveries(sql: Sql, ids: readonly string[], error: string): void {
  settle(sql, { state: "failed", error }, these(ids, isOpen));
}

/** What waits of a delivery's installation and came before it is done, without being handled. */
export function endBefore(sql: Sql, id: string, note: string): void {
  const last = sql.select().from(deliveries).where(eq(deliveries.id, id)).get();
  if (last?.installationId == null) return;
  const { installationId, seq } = last;
  const isOfIt = and(eq(deliveries.installationId, installationId), lt(deliveries.seq, seq));
  settle(sql, { state: "done", note }, and(eq(deliveries.state, "waiting"), isOfIt));
}

/** They wait again, not to be handled before a moment. */
export function retryDeliveries(
  sql: Sql,
  ids: readonly string[],
  notBefore: Instant,
  error: string,
): void {
  settle(sql, { state: "waiting", notBefore, error }, these(ids, inWork));
}

/** They wait again as if never taken. */
export function releaseDeliveries(sql: Sql, ids: readonly string[]): void {
  const attempts = raw`${deliveries.attempts} - 1`;
  settle(sql, { state: "waiting", attempts }, these(ids, inWork));
}

/**
 * A delivery that was begun so often and is in work again may be what ends the process: each time it
 * waits so many ms longer, so that all others are handled before it.
 */
const SUSPECT_AFTER = 2;
const SUSPECT_WAITS_MS = 60_000;

/** Gives back what is in work: all of it, or what leases ended on before a moment. */
export function giveBackDeliveries(sql: Sql, leasedBefore: Instant | undefined): number {
  const gone = leasedBefore === undefined ? undefined : lt(deliveries.leaseUntil, leasedBefore);
  const { attempts, leaseUntil } = deliveries;
  const later = raw`${leaseUntil} + (${attempts} - ${SUSPECT_AFTER}) * ${SUSPECT_WAITS_MS}`;
  const notBefore = raw`case when ${attempts} > ${SUSPECT_AFTER} then ${later} end`;
  return settle(sql, { state: "waiting", notBefore }, and(inWork, gone));
}

/** Nothing of the installation is due before a moment, be it in line or still to come. */
export function holdInstallation(sql: Sql, installationId: number, until: Instant): void {
  inQuickTransaction(sql, (tx) => {
    tx.insert(holds)
      .values({ installationId, until })
      .onConflictDoUpdate({
        target: holds.installationId,
        set: { until },
        setWhere: lt(holds.until, until),
      })
      .run();
    tx.update(lanes)
      .set({ dueAt: until })
      .where(
        and(eq(lanes.installationId, installationId), isNull(lanes.worker), lt(lanes.dueAt, until)),
      )
      .run();
  });
}

function these(ids: readonly string[], state: SQL): SQL | undefined {
  return and(inArray(deliveries.id, [...ids]), state);
}

function settle(
  sql: Sql,
  change: SQLiteUpdateSetSource<typeof deliveries>,
  where: SQL | undefined,
): number {
  return inQuickTransaction(sql, (tx) => {
    const settled = tx
      .update(deliveries)
      .set({ ...change, ...FREE })
      .where(where)
      .returning({ lane: deliveries.lane })
      .all();
    freeLanes(
      tx,
      settled.map(({ lane }) => lane),
    );
    return settled.length;
  });
}
