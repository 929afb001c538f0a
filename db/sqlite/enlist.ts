import { eq, placeholder, sql as raw } from "drizzle-orm";
import type { Instant } from "../../src/model/time.ts";
import { toMillis } from "../moment.ts";
import type { Sql } from "./database.ts";
import { holds, lanes } from "./delivery-tables.ts";

/** What a lane is told of a delivery that joins it. */
export interface Arrival {
  readonly lane: string;
  readonly installationId: number | null;
  readonly priority: number;
  readonly dueAt: Instant;
}

/**
 * Makes ready to open the lanes of deliveries. A lane that is open stays due when it was, but may
 * become more urgent.
 */
export function enlister(sql: Sql): (arrival: Arrival) => void {
  const notWhileHeld = dueUnlessHeld(sql);
  const open = sql
    .insert(lanes)
    .values({
      lane: placeholder("lane"),
      installationId: placeholder("installationId"),
      priority: placeholder("priority"),
      dueAt: placeholder("dueAt"),
    })
    .onConflictDoUpdate({
      target: lanes.lane,
      set: {
        installationId: raw`excluded.installation_id`,
        priority: raw`min(${lanes.priority}, excluded.priority)`,
      },
    })
    .prepare();
  return (arrival) => {
    open.run({ ...arrival, dueAt: notWhileHeld(arrival.installationId, arrival.dueAt) });
  };
}

/** Makes ready to tell when something is due, given that its installation may be held back. */
export function dueUnlessHeld(sql: Sql): (installationId: number | null, due: Instant) => Instant {
  const find = sql
    .select({ until: holds.until })
    .from(holds)
    .where(eq(holds.installationId, placeholder("installationId")))
    .prepare();
  return (installationId, due) => {
    const hold = installationId === null ? undefined : find.get({ installationId });
    return hold !== undefined && toMillis(hold.until) > toMillis(due) ? hold.until : due;
  };
}
