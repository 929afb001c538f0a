import type { RunResult } from "better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";

/** Something that takes SQL: an open SQLite database, or a transaction on it. */
export type Sql = BaseSQLiteDatabase<"sync", RunResult>;

/**
 * Runs work as one transaction that holds the write lock from its start, so that what it read still
 * holds when it writes, whatever other processes do.
 */
export function inTransaction<T>(sql: Sql, work: (sql: Sql) => T): T {
  return sql.transaction(work, { behavior: "immediate" });
}
