import { and, asc, eq } from "drizzle-orm";
import type { ReviewRequestStore } from "../../src/store.ts";
import type { Sql } from "./database.ts";
import { reviewRequests } from "./schema.ts";

/** Who was asked for a review, in a SQLite database. The first time asked is the one kept. */
export function reviewRequestStore(sql: Sql): ReviewRequestStore {
  return {
    teams: async (repositoryId, number) =>
      sql
        .select({ team: reviewRequests.team })
        .from(reviewRequests)
        .where(
          and(eq(reviewRequests.repositoryId, repositoryId), eq(reviewRequests.number, number)),
        )
        .orderBy(asc(reviewRequests.at), asc(reviewRequests.team))
        .all()
        .map(({ team }) => team),
    keep: async (repositoryId, number, team, at) => {
      sql
        .insert(reviewRequests)
        .values({ repositoryId, number, team, at })
        .onConflictDoNothing()
        .run();
    },
  };
}
