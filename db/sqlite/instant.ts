import { customType } from "drizzle-orm/sqlite-core";
import type { Instant } from "../../src/model/time.ts";
import { fromMillis, toMillis } from "../moment.ts";

/** A moment, kept as milliseconds since 1970 so that moments compare and index as numbers. */
export const instant = customType<{ data: Instant; driverData: number }>({
  dataType: () => "integer",
  fromDriver: fromMillis,
  toDriver: toMillis,
});
