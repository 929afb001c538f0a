import { and, asc, eq } from "drizzle-orm";
import type { ReviewStore } from "../../src/store.ts";
import type { Sql } from "./database.ts";
import { readings, reviews } from "./schema.ts";

/** Reviews, and what was read at commits, in a SQLite database. */
export function reviewStore(sql: Sql): ReviewStore {
  return {
    list: async (repositoryId, number) =>
      sql
        .select({
          id: reviews.id,
          by: reviews.by,
          state: reviews.state,
          commit: reviews.commit,
          at: reviews.at,
        })
        .from(reviews)
        .where(and(eq(reviews.repositoryId, repositoryId), eq(reviews.number, number)))
        .orderBy(asc(reviews.at), asc(reviews.id))
        .all(),
    keep: async (repositoryId, number, review) => {
      const target = [reviews.repositoryId, reviews.number, reviews.id];
      sql
        .insert(reviews)
        .values({ repositoryId, number, ...review })
        .onConflictDoUpdate({ target, set: { ...review } })
        .run();
    },
    fingerprint: async (repositoryId, number, commit) =>
      sql
        .select({ fingerprint: readings.fingerprint })
        .from(readings)
        .where(
          and(
            eq(readings.repositoryId, repositoryId),
            eq(readings.number, number),
            eq(readings.commit, commit),
          ),
        )
        .get()?.fingerprint ?? null,
    keepFingerprint: async (repositoryId, number, commit, fingerprint) => {
      const target = [readings.repositoryId, readings.number, readings.commit];
      sql
        .insert(readings)
        .values({ repositoryId, number, commit, fingerprint })
        .onConflictDoUpdate({ target, set: { fingerprint } })
        .run();
    },
  };
}
