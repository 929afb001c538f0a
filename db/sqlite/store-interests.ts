import { and, asc, eq } from "drizzle-orm";
import type { InterestStore } from "../../src/store/interest-store.ts";
import type { Sql } from "./database.ts";
import { interests } from "./review-tables.ts";

/** The review queue's entries, in a SQLite database. */
export function interestStore(sql: Sql): InterestStore {
  return {
    list: async (repositoryId, number) =>
      sql
        .select({
          fingerprint: interests.fingerprint,
          rules: interests.rules,
          attackSurface: interests.attackSurface,
          at: interests.at,
        })
        .from(interests)
        .where(and(eq(interests.repositoryId, repositoryId), eq(interests.number, number)))
        .orderBy(asc(interests.at), asc(interests.fingerprint))
        .all(),
    keep: async (repositoryId, number, noted) => {
      sql
        .insert(interests)
        .values({ repositoryId, number, ...noted })
        .onConflictDoNothing()
        .run();
    },
  };
}
