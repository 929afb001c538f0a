import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CHECK_NAME, CONFIG_CHECK_NAME } from "../../src/model/check-run.ts";
import { instant } from "./instant.ts";

export const pulls = sqliteTable(
  "pulls",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    owner: text().notNull(),
    repository: text().notNull(),
    url: text().notNull(),
    isPrivate: integer("is_private", { mode: "boolean" }).notNull(),
    author: text().notNull(),
    isDraft: integer("is_draft", { mode: "boolean" }).notNull(),
    isOpen: integer("is_open", { mode: "boolean" }).notNull(),
    headSha: text("head_sha").notNull(),
    baseSha: text("base_sha").notNull(),
    baseRef: text("base_ref").notNull(),
    requestedTeams: text("requested_teams", { mode: "json" }).$type<readonly string[]>().notNull(),
    requestedReviewers: text("requested_reviewers", { mode: "json" })
      .$type<readonly string[]>()
      .notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.repositoryId, table.number] }),
    index("pulls_by_head").on(table.repositoryId, table.headSha),
    index("pulls_open")
      .on(table.owner, table.repositoryId, table.number)
      .where(sql`${table.isOpen} = 1`),
    index("pulls_closed").on(table.updatedAt).where(sql`${table.isOpen} = 0`),
  ],
);

/** Closed ones; SQLite uses the index on them only where a query says just this. */
export const isClosed = sql`${pulls.isOpen} = 0`;

/** The newest check run of each name on each commit. */
export const checks = sqliteTable(
  "checks",
  {
    repositoryId: integer("repository_id").notNull(),
    headSha: text("head_sha").notNull(),
    name: text({ enum: [CHECK_NAME, CONFIG_CHECK_NAME] }).notNull(),
    checkRunId: integer("check_run_id").notNull(),
    digest: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.headSha, table.name] })],
);

/** What was read at the head commits of a pull request. */
export const readings = sqliteTable(
  "readings",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    commit: text().notNull(),
    fingerprint: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.number, table.commit] })],
);

/** Each change of what was read, by the time that GitHub gives to the change. */
export const sightings = sqliteTable(
  "sightings",
  {
    seq: integer().primaryKey(),
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    at: instant().notNull(),
    commit: text().notNull(),
    fingerprint: text().notNull(),
  },
  (table) => [index("sightings_by_pull").on(table.repositoryId, table.number, table.seq)],
);
