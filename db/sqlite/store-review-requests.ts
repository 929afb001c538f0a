import { and, asc, eq } from "drizzle-orm";
import type { ReviewRequestStore } from "../../src/store/review-request-store.ts";
import type { Sql } from "./database.ts";
import { reviewRequests } from "./review-tables.ts";

/** Who was asked for a review, in a SQLite database. The first time asked is the one kept. */
export function reviewRequestStore(sql: Sql): ReviewRequestStore {
  return {
    list: async (repositoryId, number) =>
      sql
        .select({ team: reviewRequests.team, fingerprint: reviewRequests.fingerprint })
        .from(reviewRequests)
        .where(
          and(eq(reviewRequests.repositoryId, repositoryId), eq(reviewRequests.number, number)),
        )
        .orderBy(asc(reviewRequests.at), asc(reviewRequests.team))
        .all(),
    keep: async (repositoryId, number, asked, at) => {
      sql
        .insert(reviewRequests)
        .values({ repositoryId, number, ...asked, at })
        .onConflictDoNothing()
        .run();
    },
  };
}
