import { and, asc, eq, isNull, max, ne, sql as raw } from "drizzle-orm";
import type { AssignedReview, Turns } from "../../src/model/assigned-review.ts";
import type { Instant } from "../../src/model/time.ts";
import type {
  AssignedReviewStore,
  ReviewPlace,
  TakenTurns,
} from "../../src/store/assigned-review-store.ts";
import { inTransaction, type Sql } from "./database.ts";
import { pulls } from "./pull-tables.ts";
import { assignedReviews } from "./review-tables.ts";

/** Whose turn it was to review what, in a SQLite database. */
export function assignedReviewStore(sql: Sql): AssignedReviewStore {
  return {
    list: async (repositoryId, number) => listOf(sql, repositoryId, number),
    take: async (place, at, choose) =>
      inTransaction(sql, (tx) => {
        const before = listOf(tx, place.repositoryId, place.number);
        const taken = choose({ before, turns: turnsOf(tx, place.installationId) });
        if (taken === null || taken.people.length > 0) release(tx, place);
        if (taken !== null) keepTaken(tx, place, taken, at);
        return taken;
      }),
    keep: async (place, login, state, at) =>
      inTransaction(sql, (tx) => keepTurn(tx, place, login, state, at)),
    answer: async (repositoryId, number, login, at) => {
      sql
        .update(assignedReviews)
        .set({ answeredAt: at })
        .where(
          and(
            ofPull(repositoryId, number),
            eq(assignedReviews.login, login.toLowerCase()),
            isNull(assignedReviews.answeredAt),
          ),
        )
        .run();
    },
  };
}

function ofPull(repositoryId: number, number: number) {
  return and(eq(assignedReviews.repositoryId, repositoryId), eq(assignedReviews.number, number));
}

function keepTaken(
  sql: Sql,
  place: ReviewPlace,
  { byHand, people }: TakenTurns,
  at: Instant,
): void {
  for (const login of byHand) keepTurn(sql, place, login, "asked", at);
  for (const login of people) keepTurn(sql, place, login, "reserved", at);
}

/** What an interrupted run reserved is nobody's, unless it is chosen again. */
function release(sql: Sql, { repositoryId, number }: ReviewPlace): void {
  const reserved = eq(assignedReviews.state, "reserved");
  sql
    .delete(assignedReviews)
    .where(and(ofPull(repositoryId, number), reserved))
    .run();
}

function listOf(sql: Sql, repositoryId: number, number: number): readonly AssignedReview[] {
  return sql
    .select()
    .from(assignedReviews)
    .where(ofPull(repositoryId, number))
    .orderBy(asc(assignedReviews.turn))
    .all()
    .map(({ login, fingerprint, state, at, answeredAt }) => {
      return { login, fingerprint, state, at, isAnswered: answeredAt !== null };
    });
}

/** What GitHub refused was no turn. */
function turnsOf(sql: Sql, installationId: number): readonly Turns[] {
  const isOpen = raw`${assignedReviews.answeredAt} is null and ${pulls.isOpen}`;
  const pull = raw`${assignedReviews.repositoryId} || '#' || ${assignedReviews.number}`;
  return sql
    .select({
      login: assignedReviews.login,
      open: raw<number>`count(distinct ${pull}) filter (where ${isOpen})`,
      latest: max(assignedReviews.turn),
    })
    .from(assignedReviews)
    .leftJoin(
      pulls,
      and(
        eq(pulls.repositoryId, assignedReviews.repositoryId),
        eq(pulls.number, assignedReviews.number),
      ),
    )
    .where(
      and(eq(assignedReviews.installationId, installationId), ne(assignedReviews.state, "refused")),
    )
    .groupBy(assignedReviews.login)
    .all()
    .map((row) => ({ ...row, latest: row.latest ?? 0 }));
}

function keepTurn(
  sql: Sql,
  place: ReviewPlace,
  login: string,
  state: AssignedReview["state"],
  at: Instant,
): void {
  const turn = { ...place, login: login.toLowerCase(), state, at, answeredAt: null };
  const { repositoryId, number, fingerprint } = place;
  const same = and(
    ofPull(repositoryId, number),
    eq(assignedReviews.fingerprint, fingerprint),
    eq(assignedReviews.login, turn.login),
  );
  if (state !== "reserved") {
    const kept = sql.update(assignedReviews).set({ state, at }).where(same).run();
    if (kept.changes > 0) return;
  }
  sql.delete(assignedReviews).where(same).run();
  sql.insert(assignedReviews).values(turn).run();
}
