import { inTransaction, type Sql } from "./database.ts";

/** A piece of work that waits to be committed. */
interface Waiting<T, R> {
  readonly item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Commits what comes in together as one transaction: waiting for the disk takes as long for one as
 * for a hundred. Each is done on its own where the whole fails, so that none fails for another.
 */
export function groupCommit<T, R>(sql: Sql, work: (item: T) => R): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];

  function commit(): void {
    const group = waiting;
    waiting = [];
    try {
      const results = inTransaction(sql, () => group.map(({ item }) => work(item)));
      for (const [index, result] of results.entries()) group[index]?.resolve(result);
    } catch {
      for (const each of group) commitAlone(each);
    }
  }

  function commitAlone({ item, resolve, reject }: Waiting<T, R>): void {
    try {
      resolve(inTransaction(sql, () => work(item)));
    } catch (error) {
      reject(error);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ item, resolve, reject });
    });
}
