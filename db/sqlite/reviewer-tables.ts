import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ASSIGNED_STATES } from "../../src/model/assigned-review.ts";
import { instant } from "./instant.ts";

/** Turns to review, in the order in which they were taken. */
export const assignedReviews = sqliteTable(
  "assigned_reviews",
  {
    turn: integer().primaryKey({ autoIncrement: true }),
    installationId: integer("installation_id").notNull(),
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    fingerprint: text().notNull(),
    /** In lower case. */
    login: text().notNull(),
    state: text({ enum: ASSIGNED_STATES }).notNull(),
    at: instant().notNull(),
    /** Null: they have not reviewed the pull request since. */
    answeredAt: instant("answered_at"),
  },
  (table) => [
    uniqueIndex("assigned_reviews_once").on(
      table.repositoryId,
      table.number,
      table.fingerprint,
      table.login,
    ),
    index("assigned_reviews_by_person").on(table.installationId, table.login),
  ],
);
