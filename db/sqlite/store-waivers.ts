import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { WaiverStore } from "../../src/store/waiver-store.ts";
import { waivers } from "./command-tables.ts";
import type { Sql } from "./database.ts";

/** Waivers in a SQLite database. None is ever deleted: they are what the gate was opened by. */
export function waiverStore(sql: Sql): WaiverStore {
  const of = (repositoryId: number, number: number) =>
    and(eq(waivers.repositoryId, repositoryId), eq(waivers.number, number));
  return {
    latest: async (repositoryId, number) =>
      sql
        .select(WAIVER)
        .from(waivers)
        .where(of(repositoryId, number))
        .orderBy(desc(waivers.at), desc(waivers.by))
        .limit(1)
        .get() ?? null,
    list: async (repositoryId, number) =>
      sql
        .select(WAIVER)
        .from(waivers)
        .where(of(repositoryId, number))
        .orderBy(asc(waivers.at), asc(waivers.by))
        .all(),
    keep: async (repositoryId, number, waiver) => {
      sql
        .insert(waivers)
        .values({ repositoryId, number, ...waiver })
        .onConflictDoNothing()
        .run();
    },
    end: async (repositoryId, number, at) => {
      sql
        .update(waivers)
        .set({ ended: at })
        .where(and(of(repositoryId, number), isNull(waivers.ended)))
        .run();
    },
  };
}

const WAIVER = {
  by: waivers.by,
  reason: waivers.reason,
  until: waivers.until,
  fingerprint: waivers.fingerprint,
  at: waivers.at,
  ended: waivers.ended,
};
