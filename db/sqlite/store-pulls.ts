import { and, desc, eq, exists, gt, lte, or, sql as sqlText } from "drizzle-orm";
import type { OpenPulls, PullRequest } from "../../src/model/pull-request.ts";
import type { PullStore } from "../../src/store/pull-store.ts";
import { waivers } from "./command-tables.ts";
import { inTransaction, type Sql } from "./database.ts";
import { pulls, readings } from "./pull-tables.ts";
import { reviews } from "./review-tables.ts";

type Row = typeof pulls.$inferSelect;

/** Pull requests as last seen, in a SQLite database. */
export function pullStore(sql: Sql): PullStore {
  return {
    see: async (pull) => see(sql, pull),
    get: async (repositoryId, number) => {
      const place = and(eq(pulls.repositoryId, repositoryId), eq(pulls.number, number));
      const row = sql.select().from(pulls).where(place).get();
      return row === undefined ? null : pullOf(row);
    },
    repositoryNamed: async (owner, name) => repositoryNamed(sql, owner, name),
    byHead: async (repositoryId, headSha) =>
      sql
        .select()
        .from(pulls)
        .where(
          and(
            eq(pulls.repositoryId, repositoryId),
            eq(pulls.headSha, headSha),
            eq(pulls.isOpen, true),
          ),
        )
        .orderBy(pulls.number)
        .all()
        .map(pullOf),
    openAfter: async (wanted, limit) => openAfter(sql, wanted, limit),
    allAfter: async (owner, after, limit) =>
      sql
        .select()
        .from(pulls)
        .where(and(isOf(owner), isAfter(after)))
        .orderBy(pulls.repositoryId, pulls.number)
        .limit(limit)
        .all()
        .map(pullOf),
    move: async ({ id, owner, name, url, isPrivate }) => {
      sql
        .update(pulls)
        .set({ owner, repository: name, url, isPrivate })
        .where(eq(pulls.repositoryId, id))
        .run();
    },
  };
}

/** The one that was told of last: a name may pass to another repository. */
function repositoryNamed(sql: Sql, owner: string, name: string): number | null {
  const row = sql
    .select({ id: pulls.repositoryId })
    .from(pulls)
    .where(and(isOf(owner), eq(sqlText`lower(${pulls.repository})`, name.toLowerCase())))
    .orderBy(desc(pulls.updatedAt))
    .limit(1)
    .get();
  return row?.id ?? null;
}

function openAfter(
  sql: Sql,
  { owner, isOfDesigns, towards, vouchedBy, after }: OpenPulls,
  limit: number,
): PullRequest[] {
  return sql
    .select()
    .from(pulls)
    .where(
      and(
        eq(pulls.owner, owner),
        eq(pulls.isOpen, true),
        isAfter(after),
        isOfDesigns ? exists(readingOfHead(sql)) : undefined,
        towards === null ? undefined : goesTo(towards),
        vouchedBy === null ? undefined : isVouchedBy(sql, vouchedBy),
      ),
    )
    .orderBy(pulls.repositoryId, pulls.number)
    .limit(limit)
    .all()
    .map(pullOf);
}

function isAfter({ repositoryId, number }: OpenPulls["after"]) {
  return or(
    gt(pulls.repositoryId, repositoryId),
    and(eq(pulls.repositoryId, repositoryId), gt(pulls.number, number)),
  );
}

/** GitHub does not tell the cases of a name apart. */
function isOf(owner: string) {
  return eq(sqlText`lower(${pulls.owner})`, owner.toLowerCase());
}

function readingOfHead(sql: Sql) {
  return sql
    .select({ commit: readings.commit })
    .from(readings)
    .where(and(ofThePull(readings), eq(readings.commit, pulls.headSha)));
}

function goesTo({ repositoryId, branch }: NonNullable<OpenPulls["towards"]>) {
  return and(eq(pulls.repositoryId, repositoryId), eq(pulls.baseRef, branch));
}

function isVouchedBy(sql: Sql, login: string) {
  const [review, waiver] = [reviews, waivers].map((table) =>
    exists(
      sql
        .select({ number: table.number })
        .from(table)
        .where(and(ofThePull(table), eq(lower(table.by), login.toLowerCase()))),
    ),
  );
  return or(review, waiver);
}

function ofThePull(table: typeof readings | typeof reviews | typeof waivers) {
  return and(eq(table.repositoryId, pulls.repositoryId), eq(table.number, pulls.number));
}

/** GitHub does not tell the cases of a login apart. */
function lower(column: typeof reviews.by | typeof waivers.by) {
  return sqlText<string>`lower(${column})`;
}

/** Of two of the same second the given one wins: it was read later. */
function see(sql: Sql, pull: PullRequest): PullRequest {
  const row = rowOf(pull);
  return inTransaction(sql, (tx) => {
    const kept = tx
      .insert(pulls)
      .values(row)
      .onConflictDoUpdate({
        target: [pulls.repositoryId, pulls.number],
        set: row,
        setWhere: lte(pulls.updatedAt, pull.updatedAt),
      })
      .returning()
      .get();
    if (kept !== undefined) return pull;
    const known = tx
      .select()
      .from(pulls)
      .where(and(eq(pulls.repositoryId, row.repositoryId), eq(pulls.number, row.number)))
      .get();
    return known === undefined ? pull : pullOf(known);
  });
}

function rowOf({ repository, ...pull }: PullRequest): Row {
  const { id, owner, name, url, isPrivate } = repository;
  return { ...pull, repositoryId: id, owner, repository: name, url, isPrivate };
}

function pullOf(row: Row): PullRequest {
  const { repositoryId, owner, repository, url, isPrivate, ...pull } = row;
  return { ...pull, repository: { id: repositoryId, owner, name: repository, url, isPrivate } };
}
