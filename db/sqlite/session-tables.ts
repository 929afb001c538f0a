import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Session } from "../../src/model/session.ts";
import { instant } from "./instant.ts";

/** Pull requests with design documents as they were last judged, without texts and policy. */
export const sessions = sqliteTable(
  "sessions",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    installationId: integer("installation_id").notNull(),
    judgedAt: instant("judged_at").notNull(),
    session: text({ mode: "json" }).$type<Session>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.repositoryId, table.number] }),
    index("sessions_by_age").on(table.judgedAt),
  ],
);
