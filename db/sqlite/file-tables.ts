import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "./instant.ts";

export const documents = sqliteTable(
  "documents",
  {
    repositoryId: integer("repository_id").notNull(),
    blob: text().notNull(),
    /** To the day. */
    usedAt: instant("used_at").notNull(),
    text: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.repositoryId, table.blob] }),
    index("documents_by_use").on(table.usedAt),
  ],
);

export const policyFiles = sqliteTable("policy_files", {
  /** The owner's name in lower case: GitHub does not tell the cases apart. */
  key: text().primaryKey(),
  owner: text().notNull(),
  installationId: integer("installation_id").notNull(),
  text: text(),
  etag: text(),
  url: text(),
  lastGood: text("last_good"),
  lastGoodCommit: text("last_good_commit"),
  checkedAt: instant("checked_at").notNull(),
});

/** Repositories' own config files, of each branch that pull requests go to. */
export const repositoryFiles = sqliteTable(
  "repository_files",
  {
    repositoryId: integer("repository_id").notNull(),
    branch: text().notNull(),
    text: text(),
    etag: text(),
    url: text(),
    commit: text(),
    checkedAt: instant("checked_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.branch] })],
);
