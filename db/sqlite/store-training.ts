import { and, asc, eq, inArray } from "drizzle-orm";
import type { TrainingStore } from "../../src/store/training-store.ts";
import type { Sql } from "./database.ts";
import { trainingRecords } from "./training-tables.ts";

/** Training records, in a SQLite database. */
export function trainingStore(sql: Sql): TrainingStore {
  return {
    keep: async (owner, record) => {
      const key = record.login.toLowerCase();
      sql
        .insert(trainingRecords)
        .values({ owner: owner.toLowerCase(), key, ...record })
        .onConflictDoNothing()
        .run();
    },
    of: async (owner, logins) =>
      sql
        .select(RECORD)
        .from(trainingRecords)
        .where(
          and(
            eq(trainingRecords.owner, owner.toLowerCase()),
            inArray(
              trainingRecords.key,
              logins.map((login) => login.toLowerCase()),
            ),
          ),
        )
        .orderBy(asc(trainingRecords.on), asc(trainingRecords.module))
        .all(),
  };
}

const RECORD = {
  login: trainingRecords.login,
  module: trainingRecords.module,
  on: trainingRecords.on,
  by: trainingRecords.by,
  at: trainingRecords.at,
};
