import { and, eq, lte } from "drizzle-orm";
import type { CheckStore } from "../../src/store/check-store.ts";
import type { Sql } from "./database.ts";
import { checks } from "./pull-tables.ts";

/** The newest check run on each commit, by its id, in a SQLite database. */
export function checkStore(sql: Sql): CheckStore {
  return {
    get: async (repositoryId, headSha, name) =>
      sql
        .select()
        .from(checks)
        .where(
          and(
            eq(checks.repositoryId, repositoryId),
            eq(checks.headSha, headSha),
            eq(checks.name, name),
          ),
        )
        .get() ?? null,
    keep: async (check) => {
      sql
        .insert(checks)
        .values(check)
        .onConflictDoUpdate({
          target: [checks.repositoryId, checks.headSha, checks.name],
          set: { ...check },
          // Two pull requests of one head may write it down in another order than GitHub took them.
          setWhere: lte(checks.checkRunId, check.checkRunId),
        })
        .run();
    },
  };
}
