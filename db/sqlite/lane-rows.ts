import {
  and,
  asc,
  count,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lte,
  max,
  min,
  notInArray,
  or,
  sql as raw,
} from "drizzle-orm";
import type { Instant } from "../../src/model/time.ts";
import type { Sql } from "./database.ts";
import { deliveries, isOpen, lanes } from "./delivery-tables.ts";
import { dueUnlessHeld } from "./enlist.ts";

/**
 * So many lanes of one installation are in work at once: one that has a thousand in line, and waits
 * for GitHub in each, leaves hands free for the others.
 */
const MOST_OF_ONE = 6;

/** Installations that have as much in work as one may have. */
function busyInstallations(sql: Sql, now: Instant): number[] {
  return sql
    .select({ id: lanes.installationId })
    .from(lanes)
    .where(and(isNotNull(lanes.worker), gt(lanes.dueAt, now)))
    .groupBy(lanes.installationId)
    .having(gte(count(), MOST_OF_ONE))
    .all()
    .flatMap(({ id }) => (id === null ? [] : [id]));
}

/** The free lane that is most urgent, and among equals has been due for the longest. */
export function mostUrgentLane(sql: Sql, now: Instant): string | null {
  const busy = busyInstallations(sql, now);
  const mayBegin = or(isNull(lanes.installationId), notInArray(lanes.installationId, busy));
  for (let from = -1; ; ) {
    const level = sql
      .select({ priority: min(lanes.priority) })
      .from(lanes)
      .where(gt(lanes.priority, from))
      .get();
    if (level?.priority == null) return null;
    const row = sql
      .select({ lane: lanes.lane })
      .from(lanes)
      .where(
        and(
          eq(lanes.priority, level.priority),
          lte(lanes.dueAt, now),
          busy.length === 0 ? undefined : mayBegin,
        ),
      )
      .orderBy(asc(lanes.dueAt))
      .limit(1)
      .get();
    if (row !== undefined) return row.lane;
    from = level.priority;
  }
}

/** Frees lanes in which nothing is in work any more, and closes those in which nothing waits. */
export function freeLanes(sql: Sql, names: Iterable<string>): void {
  for (const lane of new Set(names)) freeLane(sql, lane);
}

function freeLane(sql: Sql, lane: string): void {
  const open = sql
    .select({
      working: raw<number>`coalesce(sum(${deliveries.state} = 'working'), 0)`,
      installationId: max(deliveries.installationId),
      priority: min(deliveries.priority),
      receivedAt: min(deliveries.receivedAt),
      notBefore: max(deliveries.notBefore),
    })
    .from(deliveries)
    .where(and(eq(deliveries.lane, lane), isOpen))
    .get();
  if (open === undefined || open.working > 0) return;
  if (open.priority === null || open.receivedAt === null) {
    sql.delete(lanes).where(eq(lanes.lane, lane)).run();
    return;
  }
  const { priority, installationId } = open;
  const dueAt = dueUnlessHeld(sql)(installationId, open.notBefore ?? open.receivedAt);
  sql.update(lanes).set({ priority, dueAt, worker: null }).where(eq(lanes.lane, lane)).run();
}

/** Marks a lane as in work until a lease ends. */
export function lease(sql: Sql, lane: string, worker: string, leaseUntil: Instant): void {
  sql.update(lanes).set({ worker, dueAt: leaseUntil }).where(eq(lanes.lane, lane)).run();
}
