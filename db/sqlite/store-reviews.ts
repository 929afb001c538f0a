import { and, asc, desc, eq, isNull, lt, ne } from "drizzle-orm";
import type { Reading } from "../../src/model/reading.ts";
import type { Review } from "../../src/model/review.ts";
import type { Instant } from "../../src/model/time.ts";
import type { ReviewStore } from "../../src/store/review-store.ts";
import { inTransaction, type Sql } from "./database.ts";
import { readings, sightings } from "./pull-tables.ts";
import { reviews } from "./review-tables.ts";

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
    keepWord: async (repositoryId, number, { saw, ...word }) => {
      sql
        .insert(reviews)
        .values({ repositoryId, number, source: "comment", ...word, saw })
        .onConflictDoUpdate({
          target: [reviews.repositoryId, reviews.number, reviews.source, reviews.id],
          set: { state: word.state },
        })
        .run();
    },
    keepFingerprint: async (repositoryId, number, { commit, fingerprint }, at) =>
      inTransaction(sql, (tx) => {
        keepReading(tx, { repositoryId, number, commit, fingerprint });
        keepSighting(tx, { repositoryId, number, commit, fingerprint, at });
      }),
    seenAt: async (repositoryId, number, at) => seenAt(sql, repositoryId, number, at),
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
    .values({ repositoryId, number, source: "review", ...review, saw: read?.fingerprint ?? null })
    .onConflictDoUpdate({
      target: [reviews.repositoryId, reviews.number, reviews.source, reviews.id],
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

type Sighting = Omit<typeof sightings.$inferSelect, "seq">;

function ofPull(repositoryId: number, number: number) {
  return and(eq(sightings.repositoryId, repositoryId), eq(sightings.number, number));
}

function keepSighting(sql: Sql, sighting: Sighting): void {
  const latest = sql
    .select()
    .from(sightings)
    .where(ofPull(sighting.repositoryId, sighting.number))
    .orderBy(desc(sightings.seq))
    .limit(1)
    .get();
  const isSame = latest?.commit === sighting.commit && latest.fingerprint === sighting.fingerprint;
  if (!isSame) sql.insert(sightings).values(sighting).run();
}

/** GitHub tells seconds: who writes in the second of a change saw what was there before it. */
function seenAt(sql: Sql, repositoryId: number, number: number, at: Instant): Reading | null {
  const pull = ofPull(repositoryId, number);
  const columns = { commit: sightings.commit, fingerprint: sightings.fingerprint };
  const known = sql.select(columns).from(sightings);
  const before = known
    .where(and(pull, lt(sightings.at, at)))
    .orderBy(desc(sightings.seq))
    .limit(1)
    .get();
  if (before !== undefined) return before;
  const first = sql.select(columns).from(sightings);
  const same = first.where(and(pull, eq(sightings.at, at))).orderBy(asc(sightings.seq));
  return same.limit(1).get() ?? null;
}
