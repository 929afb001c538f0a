import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { SEVERITIES } from "../../src/model/severity.ts";
import { instant } from "./instant.ts";

/** Comments whose commands were carried out. */
export const answeredComments = sqliteTable(
  "answered_comments",
  {
    repositoryId: integer("repository_id").notNull(),
    commentId: integer("comment_id").notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.commentId] })],
);

/** Exceptions: who opened the gate of a pull request, why, and until when. */
export const waivers = sqliteTable(
  "waivers",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    reason: text().notNull(),
    /** As written: a day or a moment; null: until it is merged. */
    until: text(),
    fingerprint: text(),
    ended: instant(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.number, table.at, table.by] })],
);

/** Designs that were said to need no threat model. */
export const notApplicable = sqliteTable(
  "not_applicable",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    by: text().notNull(),
    reason: text().notNull(),
    versions: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.repositoryId, table.number, table.at, table.by] })],
);

/** Threats that somebody accepted until a day. */
export const acceptances = sqliteTable(
  "acceptances",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    threat: text().notNull(),
    severity: text({ enum: SEVERITIES }).notNull(),
    by: text().notNull(),
    reason: text().notNull(),
    until: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.repositoryId, table.number, table.threat, table.by, table.at],
    }),
  ],
);

/** Help that was given on gaps. */
export const hints = sqliteTable(
  "hints",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    commentId: integer("comment_id").notNull(),
    line: integer().notNull(),
    gap: text().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.repositoryId, table.number, table.commentId, table.line] }),
  ],
);

/** What commands changed. Rows are only ever added. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    seq: integer().primaryKey(),
    at: instant().notNull(),
    who: text().notNull(),
    owner: text().notNull(),
    repository: text().notNull(),
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    commentId: integer("comment_id").notNull(),
    url: text().notNull(),
    line: integer().notNull(),
    command: text().notNull(),
    what: text().notNull(),
    before: text().notNull(),
    after: text().notNull(),
  },
  (table) => [
    unique("audit_log_once").on(table.repositoryId, table.commentId, table.line, table.what),
    index("audit_log_by_pull").on(table.repositoryId, table.number),
    index("audit_log_by_age").on(table.at),
  ],
);
