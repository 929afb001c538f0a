import { and, eq, inArray, sql as raw } from "drizzle-orm";
import type { NewDelivery } from "../../src/model/delivery.ts";
import type { Instant } from "../../src/model/time.ts";
import { inTransaction, type Sql } from "./database.ts";
import { enlist } from "./lane-rows.ts";
import { deliveries, payloads } from "./schema.ts";

/**
 * What makes a failed delivery wait again. Its tries are counted anew, but not from nothing: its
 * effects may stand on GitHub.
 */
const REARMED = {
  state: "waiting",
  attempts: raw`min(${deliveries.attempts}, 1)`,
} as const;

/** Keeps a delivery, or takes up again a failed one of the same id. */
export function addDelivery(sql: Sql, delivery: NewDelivery): "added" | "known" {
  const { payload, ...columns } = delivery;
  const row = { ...columns, payloadBytes: Buffer.byteLength(payload) };
  return inTransaction(sql, (tx) => {
    const kept = tx
      .insert(deliveries)
      .values({ ...row, state: "waiting", attempts: 0 })
      .onConflictDoUpdate({
        target: deliveries.id,
        set: { ...row, ...REARMED, notBefore: null },
        setWhere: eq(deliveries.state, "failed"),
      })
      .returning({ deliverySeq: deliveries.seq })
      .get();
    if (kept === undefined) return "known";
    const { receivedAt } = delivery;
    tx.insert(payloads)
      .values({ ...kept, receivedAt, body: payload })
      .onConflictDoUpdate({ target: payloads.deliverySeq, set: { receivedAt, body: payload } })
      .run();
    enlist(tx, { ...delivery, dueAt: receivedAt });
    return "added";
  });
}

/** Takes a failed delivery up again, as far as its payload is still there. */
export function addAgain(sql: Sql, id: string, now: Instant): boolean {
  return inTransaction(sql, (tx) => {
    const withPayload = tx.select({ seq: payloads.deliverySeq }).from(payloads);
    const delivery = tx
      .update(deliveries)
      .set({ ...REARMED, notBefore: now })
      .where(
        and(
          eq(deliveries.id, id),
          eq(deliveries.state, "failed"),
          inArray(deliveries.seq, withPayload),
        ),
      )
      .returning()
      .get();
    if (delivery !== undefined) enlist(tx, { ...delivery, dueAt: now });
    return delivery !== undefined;
  });
}
