import { asc, gt } from "drizzle-orm";
import type { AuditStore } from "../../src/store/audit-store.ts";
import { auditLog } from "./command-tables.ts";
import type { Sql } from "./database.ts";

/** The audit log, in a SQLite database. */
export function auditStore(sql: Sql): AuditStore {
  return {
    append: async (entry) => {
      sql.insert(auditLog).values(entry).onConflictDoNothing().run();
    },
    list: async (after, limit) =>
      sql
        .select()
        .from(auditLog)
        .where(gt(auditLog.seq, after))
        .orderBy(asc(auditLog.seq))
        .limit(limit)
        .all(),
  };
}
