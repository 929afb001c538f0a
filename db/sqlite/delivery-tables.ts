import { isNotNull, sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { DELIVERY_STATES } from "../../src/model/delivery.ts";
import { instant } from "./instant.ts";

/**
 * Deliveries, without their payload: SQLite writes a row anew whenever its state changes.
 * `seq` is the order in which they were kept.
 */
export const deliveries = sqliteTable(
  "deliveries",
  {
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    event: text().notNull(),
    action: text(),
    installationId: integer("installation_id"),
    lane: text().notNull(),
    foldable: integer({ mode: "boolean" }).notNull(),
    priority: integer().notNull(),
    payloadBytes: integer("payload_bytes").notNull(),
    receivedAt: instant("received_at").notNull(),
    state: text({ enum: DELIVERY_STATES }).notNull(),
    attempts: integer().notNull(),
    /** Null: since it came in. */
    notBefore: instant("not_before"),
    worker: text(),
    leaseUntil: instant("lease_until"),
    /** Of the last try that failed. */
    error: text(),
    note: text(),
  },
  (table) => [
    index("deliveries_open_by_lane")
      .on(table.lane, table.receivedAt, table.seq)
      .where(sql`${table.state} in ('waiting', 'working')`),
    index("deliveries_by_worker").on(table.worker).where(isNotNull(table.worker)),
    index("deliveries_by_state").on(table.state, table.receivedAt),
  ],
);

/**
 * Open deliveries: they wait or are in work. SQLite uses the index on them only where a query says
 * just this, word for word.
 */
export const isOpen = sql`${deliveries.state} in ('waiting', 'working')`;

/** Raw JSON bodies, until they are forgotten. */
export const payloads = sqliteTable(
  "payloads",
  {
    deliverySeq: integer("delivery_seq")
      .primaryKey()
      .references(() => deliveries.seq, { onDelete: "cascade" }),
    receivedAt: instant("received_at").notNull(),
    body: text().notNull(),
  },
  (table) => [index("payloads_by_age").on(table.receivedAt)],
);

/**
 * One row for each lane with a delivery that waits or is in work, so that the next lane is one seek
 * in an index however long the line is.
 */
export const lanes = sqliteTable(
  "lanes",
  {
    lane: text().primaryKey(),
    installationId: integer("installation_id"),
    /** The most urgent of what waits. */
    priority: integer().notNull(),
    /** When it may be taken: in work, when its lease ends; held back, when that is over. */
    dueAt: instant("due_at").notNull(),
    /** Null: it is not in work. */
    worker: text(),
  },
  (table) => [
    index("lanes_by_urgency").on(table.priority, table.dueAt),
    index("lanes_by_due").on(table.dueAt),
    index("lanes_by_installation").on(table.installationId),
    index("lanes_in_work").on(table.installationId, table.dueAt).where(isNotNull(table.worker)),
  ],
);

/** Installations of which nothing is handed out before a moment. */
export const holds = sqliteTable("holds", {
  installationId: integer("installation_id").primaryKey(),
  until: instant().notNull(),
});
