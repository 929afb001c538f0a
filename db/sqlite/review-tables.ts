import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { ASSIGNED_STATES } from "../../src/model/assigned-review.ts";
import { instant } from "./instant.ts";

export const reviewRequests = sqliteTable(
  "review_requests",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    team: text().notNull(),
    fingerprint: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.repositoryId, table.number, table.team, table.fingerprint] }),
  ],
);

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

export const reviews = sqliteTable(
  "reviews",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    /** GitHub counts its reviews and its comments apart. */
    source: text({ enum: ["review", "comment"] }).notNull(),
    id: integer().notNull(),
    by: text().notNull(),
    state: text({ enum: ["approved", "changes-requested", "dismissed"] }).notNull(),
    commit: text().notNull(),
    at: instant().notNull(),
    /** What was read at the commit when the review came in; null: nothing yet. */
    saw: text(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.number, table.source, table.id] })],
);

/** What Security may choose to look at: threat models that match its interests. */
export const interests = sqliteTable(
  "interests",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    fingerprint: text().notNull(),
    rules: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    attackSurface: integer("attack_surface").notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.number, table.fingerprint] })],
);
