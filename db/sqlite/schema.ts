import { isNotNull, sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CHECK_NAME, CONFIG_CHECK_NAME } from "../../src/model/check-run.ts";
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
  ],
);

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
