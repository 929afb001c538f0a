import { and, asc, eq, inArray, sql as raw } from "drizzle-orm";
import type { Delivery } from "../../src/model/delivery.ts";
import type { Instant } from "../../src/model/time.ts";
import { inQuickTransaction, type Sql } from "./database.ts";
import { deliveries, isOpen, lanes, payloads } from "./delivery-tables.ts";
import { lease, mostUrgentLane } from "./lane-rows.ts";

/** No more are taken at once, so that a burst in one lane does not fill the memory. */
const MOST_AT_ONCE = 100;

/** Nor more bytes of payload than this, beyond the first delivery. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Takes what is due of the most urgent free lane. */
export function claimLane(
  sql: Sql,
  worker: string,
  now: Instant,
  leaseUntil: Instant,
): readonly Delivery[] {
  return inQuickTransaction(sql, (tx) => {
    const lane = mostUrgentLane(tx, now);
    if (lane === null) return [];
    const ids = headOf(tx, lane);
    const taken = withPayloads(tx, ids);
    tx.update(deliveries)
      .set({
        state: "working",
        attempts: raw`${deliveries.attempts} + 1`,
        worker,
        leaseUntil,
        notBefore: null,
      })
      .where(inArray(deliveries.id, ids))
      .run();
    lease(tx, lane, worker, leaseUntil);
    return taken;
  });
}

/** The ids at the head of a lane. All of them are due, since the lane is. */
function headOf(sql: Sql, lane: string): string[] {
  const waiting = sql
    .select({ id: deliveries.id, bytes: deliveries.payloadBytes })
    .from(deliveries)
    .where(and(eq(deliveries.lane, lane), isOpen))
    .orderBy(asc(deliveries.receivedAt), asc(deliveries.seq))
    .limit(MOST_AT_ONCE)
    .all();
  let bytes = 0;
  const within = waiting.findIndex((delivery, index) => {
    bytes += delivery.bytes;
    return index > 0 && bytes > MOST_BYTES;
  });
  return waiting.slice(0, within === -1 ? undefined : within).map(({ id }) => id);
}

function withPayloads(sql: Sql, ids: string[]): readonly Delivery[] {
  return sql
    .select({
      id: deliveries.id,
      event: deliveries.event,
      action: deliveries.action,
      installationId: deliveries.installationId,
      lane: deliveries.lane,
      foldable: deliveries.foldable,
      priority: deliveries.priority,
      payload: payloads.body,
      receivedAt: deliveries.receivedAt,
      attempts: deliveries.attempts,
    })
    .from(deliveries)
    .innerJoin(payloads, eq(payloads.deliverySeq, deliveries.seq))
    .where(inArray(deliveries.id, ids))
    .orderBy(asc(deliveries.receivedAt), asc(deliveries.seq))
    .all();
}

/** Keeps what a worker has in work for longer. */
export function renewLeases(sql: Sql, worker: string, leaseUntil: Instant): void {
  inQuickTransaction(sql, (tx) => {
    tx.update(deliveries).set({ leaseUntil }).where(eq(deliveries.worker, worker)).run();
    tx.update(lanes).set({ dueAt: leaseUntil }).where(eq(lanes.worker, worker)).run();
  });
}
