import { and, asc, eq, isNull, ne } from "drizzle-orm";
import type { Review } from "../../src/model/review.ts";
import type { ReviewStore } from "../../src/store.ts";
import { inTransaction, type Sql } from "./database.ts";
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
          saw: reviews.saw,
        })
        .from(reviews)
        .where(and(eq(reviews.repositoryId, repositoryId), eq(reviews.number, number)))
        .orderBy(asc(reviews.at), asc(reviews.id))
        .all(),
    keep: async (repositoryId, number, review) =>
      inTransaction(sql, (tx) => keepReview(tx, repositoryId, number, review)),
    keepFingerprint: async (repositoryId, number, commit, fingerprint) =>
      inTransaction(sql, (tx) => keepReading(tx, { repositoryId, number, commit, fingerprint })),
  };
}

function keepReview(sql: Sql, repositoryId: number, number: number, review: Review): void {
  const read = sql
    .select({ fingerprint: readings.fingerprint })
    .from(readings)
    .where(
      and(
        eq(readings.repositoryId, repositoryId),
        eq(readings.number, number),
        eq(readings.commit, review.commit),
      ),
    )
    .get();
  sql
    .insert(reviews)
    .values({ repositoryId, number, ...review, saw: read?.fingerprint ?? null })
    .onConflictDoUpdate({
      target: [reviews.repositoryId, reviews.number, reviews.id],
      set: { ...review },
      // Nobody takes a dismissal back: what says otherwise was sent before it.
      setWhere: ne(reviews.state, "dismissed"),
    })
    .run();
}

function keepReading(sql: Sql, reading: typeof readings.$inferSelect): void {
  const { repositoryId, number, commit, fingerprint } = reading;
  sql
    .insert(readings)
    .values(reading)
    .onConflictDoUpdate({
      target: [readings.repositoryId, readings.number, readings.commit],
      set: { fingerprint },
    })
    .run();
  sql
    .update(reviews)
    .set({ saw: fingerprint })
    .where(
      and(
        eq(reviews.repositoryId, repositoryId),
        eq(reviews.number, number),
        eq(reviews.commit, commit),
        isNull(reviews.saw),
      ),
    )
    .run();
}
