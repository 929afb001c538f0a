import { and, eq, lte } from "drizzle-orm";
import type { PullRequest } from "../../src/model/pull-request.ts";
import type { PullStore } from "../../src/store.ts";
import { inTransaction, type Sql } from "./database.ts";
import { pulls } from "./schema.ts";

type Row = typeof pulls.$inferSelect;

/** Pull requests as last seen, in a SQLite database. */
export function pullStore(sql: Sql): PullStore {
  return {
    see: async (pull) => see(sql, pull),
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
  };
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
