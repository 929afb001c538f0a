import type { RunResult } from "better-sqlite3";
import { sql as raw } from "drizzle-orm";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";

/** Something that takes SQL: an open SQLite database, or a transaction on it. */
export type Sql = BaseSQLiteDatabase<"sync", RunResult>;

/**
 * Runs work as one transaction that holds the write lock from its start, so that what it read still
 * holds when it writes, whatever other processes do. It is on the disk when this returns.
 */
export function inTransaction<T>(sql: Sql, work: (sql: Sql) => T): T {
  return sql.transaction(work, { behavior: "immediate" });
}

/**
 * The same, without waiting for the disk: for what a power cut may take back, since it is then only
 * done once more. A process that dies takes nothing back, and the file is whole in any case.
 */
export function inQuickTransaction<T>(sql: Sql, work: (sql: Sql) => T): T {
  sql.run(raw`pragma synchronous = normal`);
  try {
    return inTransaction(sql, work);
  } finally {
    sql.run(raw`pragma synchronous = full`);
  }
}
