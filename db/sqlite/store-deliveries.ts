import { and, desc, eq, getTableColumns, min } from "drizzle-orm";
import type { DeliveryState } from "../../src/model/delivery.ts";
import type { Instant } from "../../src/model/time.ts";
import type { DeliveryStore, DeliverySummary } from "../../src/store/delivery-store.ts";
import { toMillis } from "../moment.ts";
import type { Sql } from "./database.ts";
import { addAgain, deliveryAdder } from "./delivery-add.ts";
import { claimLane, renewLeases } from "./delivery-claim.ts";
import {
  endBefore,
  failDeliveries,
  finishDeliveries,
  giveBackDeliveries,
  holdInstallation,
  releaseDeliveries,
  retryDeliveries,
} from "./delivery-outcome.ts";
import { deliveries, lanes } from "./delivery-tables.ts";

/** The line of deliveries in a SQLite database. */
export function deliveryStore(sql: Sql): DeliveryStore {
  return {
    add: deliveryAdder(sql),
    claim: async (worker, now, leaseUntil) => claimLane(sql, worker, now, leaseUntil),
    renew: async (worker, leaseUntil) => renewLeases(sql, worker, leaseUntil),
    finish: async (ids, note) => finishDeliveries(sql, ids, note),
    retry: async (ids, notBefore, error) => retryDeliveries(sql, ids, notBefore, error),
    release: async (ids) => releaseDeliveries(sql, ids),
    holdBack: async (installationId, until) => holdInstallation(sql, installationId, until),
    fail: async (ids, error) => failDeliveries(sql, ids, error),
    endBefore: async (id, note) => endBefore(sql, id, note),
    giveBack: async (leasedBefore) => giveBackDeliveries(sql, leasedBefore),
    nextDue: async () =>
      sql
        .select({ at: min(lanes.dueAt) })
        .from(lanes)
        .get()?.at ?? null,
    oldest: async () => oldest(sql),
    list: async (states, limit) => list(sql, states, limit),
    again: async (id, now) => addAgain(sql, id, now),
  };
}

/** Asked state by state, since each is one seek in the index and both at once a sort. */
function oldest(sql: Sql): Instant | null {
  const moments = (["waiting", "working"] as const).flatMap((state) => {
    const row = sql
      .select({ at: min(deliveries.receivedAt) })
      .from(deliveries)
      .where(eq(deliveries.state, state))
      .get();
    return row?.at == null ? [] : [row.at];
  });
  return moments.sort((a, b) => toMillis(a) - toMillis(b))[0] ?? null;
}

function list(sql: Sql, states: readonly DeliveryState[], limit: number): DeliverySummary[] {
  return [...new Set(states)]
    .flatMap((state) => newestIn(sql, state, limit))
    .sort((a, b) => toMillis(b.receivedAt) - toMillis(a.receivedAt) || b.seq - a.seq)
    .slice(0, limit)
    .map(({ seq, payloadBytes, worker, leaseUntil, note, notBefore, ...summary }) => ({
      ...summary,
      notBefore: notBefore ?? summary.receivedAt,
    }));
}

function newestIn(sql: Sql, state: DeliveryState, limit: number) {
  return sql
    .select(getTableColumns(deliveries))
    .from(deliveries)
    .where(and(eq(deliveries.state, state)))
    .orderBy(desc(deliveries.receivedAt), desc(deliveries.seq))
    .limit(limit)
    .all();
}
