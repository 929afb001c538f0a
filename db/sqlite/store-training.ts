import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import type { TrainingRecord } from "../../src/model/training.ts";
import type { TrainingStore } from "../../src/store/training-store.ts";
import type { Sql } from "./database.ts";
import { trainingRecords } from "./training-tables.ts";

/** Training records, in a SQLite database. */
export function trainingStore(sql: Sql): TrainingStore {
  return {
    keep: async (owner, records) => {
      if (records.length === 0) return 0;
      const rows = records.map((record) => ({
        ...record,
        owner: lower(owner),
        key: keyOf(record),
      }));
      return sql.insert(trainingRecords).values(rows).onConflictDoNothing().run().changes;
    },
    of: async (owner, logins) =>
      sql
        .select(RECORD)
        .from(trainingRecords)
        .where(and(isOf(owner), inArray(trainingRecords.key, logins.map(lower))))
        .orderBy(asc(trainingRecords.on), asc(trainingRecords.module))
        .all(),
    list: async (owner, after, limit) =>
      sql
        .select(RECORD)
        .from(trainingRecords)
        .where(and(isOf(owner), after === null ? undefined : isAfter(after)))
        .orderBy(asc(trainingRecords.key), asc(trainingRecords.module), asc(trainingRecords.on))
        .limit(limit)
        .all(),
  };
}

const lower = (name: string) => name.toLowerCase();
const keyOf = ({ login }: TrainingRecord) => lower(login);
const isOf = (owner: string) => eq(trainingRecords.owner, lower(owner));

function isAfter(record: TrainingRecord) {
  const { key, module, on } = trainingRecords;
  const isSame = eq(key, keyOf(record));
  return or(
    gt(key, keyOf(record)),
    and(isSame, gt(module, record.module)),
    and(isSame, eq(module, record.module), gt(on, record.on)),
  );
}

const RECORD = {
  login: trainingRecords.login,
  module: trainingRecords.module,
  on: trainingRecords.on,
  by: trainingRecords.by,
  at: trainingRecords.at,
};
