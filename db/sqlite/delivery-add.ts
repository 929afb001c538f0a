import { and, type Column, eq, inArray, placeholder, sql as raw, type SQL } from "drizzle-orm";
import type { NewDelivery } from "../../src/model/delivery.ts";
import type { Instant } from "../../src/model/time.ts";
import { inTransaction, type Sql } from "./database.ts";
import { deliveries, payloads } from "./delivery-tables.ts";
import { enlister } from "./enlist.ts";
import { groupCommit } from "./group-commit.ts";

/**
 * What makes a failed delivery wait again. Its tries are counted anew, but not from nothing: its
 * effects may stand on GitHub.
 */
const REARMED = {
  state: "waiting",
  attempts: raw`min(${deliveries.attempts}, 1)`,
} as const;

/**
 * Makes ready to keep deliveries, and to take up failed ones of the same id. GitHub waits for this:
 * the statements are prepared once, and what comes in together is committed together.
 */
export function deliveryAdder(sql: Sql): (delivery: NewDelivery) => Promise<"added" | "known"> {
  const keepDelivery = preparedDelivery(sql);
  const keepPayload = preparedPayload(sql);
  const enlist = enlister(sql);
  return groupCommit(sql, (delivery) => {
    const { payload } = delivery;
    const kept = keepDelivery.get({ ...delivery, payloadBytes: Buffer.byteLength(payload) });
    if (kept === undefined) return "known";
    keepPayload.run({ ...delivery, ...kept });
    enlist({ ...delivery, dueAt: delivery.receivedAt });
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
    if (delivery !== undefined) enlister(tx)({ ...delivery, dueAt: now });
    return delivery !== undefined;
  });
}

function preparedDelivery(sql: Sql) {
  return sql
    .insert(deliveries)
    .values({
      id: placeholder("id"),
      event: placeholder("event"),
      action: placeholder("action"),
      installationId: placeholder("installationId"),
      lane: placeholder("lane"),
      foldable: placeholder("foldable"),
      priority: placeholder("priority"),
      payloadBytes: placeholder("payloadBytes"),
      receivedAt: placeholder("receivedAt"),
      state: "waiting",
      attempts: 0,
    })
    .onConflictDoUpdate({
      target: deliveries.id,
      set: {
        ...REARMED,
        event: given(deliveries.event),
        action: given(deliveries.action),
        installationId: given(deliveries.installationId),
        lane: given(deliveries.lane),
        foldable: given(deliveries.foldable),
        priority: given(deliveries.priority),
        payloadBytes: given(deliveries.payloadBytes),
        receivedAt: given(deliveries.receivedAt),
        notBefore: null,
      },
      setWhere: eq(deliveries.state, "failed"),
    })
    .returning({ deliverySeq: deliveries.seq })
    .prepare();
}

function preparedPayload(sql: Sql) {
  return sql
    .insert(payloads)
    .values({
      deliverySeq: placeholder("deliverySeq"),
      receivedAt: placeholder("receivedAt"),
      body: placeholder("payload"),
    })
    .onConflictDoUpdate({
      target: payloads.deliverySeq,
      set: { receivedAt: given(payloads.receivedAt), body: given(payloads.body) },
    })
    .prepare();
}

/** The value that could not be inserted, since the row is there. */
function given(column: Column): SQL {
  return raw`excluded.${raw.identifier(column.name)}`;
}
