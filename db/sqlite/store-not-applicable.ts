import { and, desc, eq } from "drizzle-orm";
import type { NotApplicableStore } from "../../src/store/not-applicable-store.ts";
import { notApplicable } from "./command-tables.ts";
import type { Sql } from "./database.ts";

/** Which designs were said to need no threat model, in a SQLite database. */
export function notApplicableStore(sql: Sql): NotApplicableStore {
  return {
    latest: async (repositoryId, number) =>
      sql
        .select({
          by: notApplicable.by,
          reason: notApplicable.reason,
          versions: notApplicable.versions,
          at: notApplicable.at,
        })
        .from(notApplicable)
        .where(and(eq(notApplicable.repositoryId, repositoryId), eq(notApplicable.number, number)))
        .orderBy(desc(notApplicable.at), desc(notApplicable.by))
        .limit(1)
        .get() ?? null,
    keep: async (repositoryId, number, claim) => {
      sql
        .insert(notApplicable)
        .values({ repositoryId, number, ...claim })
        .onConflictDoNothing()
        .run();
    },
  };
}
