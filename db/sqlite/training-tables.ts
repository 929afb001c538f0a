import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "./instant.ts";

/** Who finished which module; `key` and `owner` in lower case, as GitHub does not tell the cases apart. */
export const trainingRecords = sqliteTable(
  "training_records",
  {
    owner: text().notNull(),
    key: text().notNull(),
    login: text().notNull(),
    module: text().notNull(),
    on: text().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.key, table.module, table.on] })],
);
