import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { PhaseStore } from "../../src/store/phase-store.ts";
import type { Sql } from "./database.ts";
import { phaseChanges } from "./phase-tables.ts";

/** How the phases of teams changed, in a SQLite database. */
export function phaseStore(sql: Sql): PhaseStore {
  return {
    keep: async (installationId, owner, change) => {
      sql
        .insert(phaseChanges)
        .values({ installationId, owner, ...change })
        .onConflictDoNothing()
        .run();
    },
    latest: async (installationId, team, limit) =>
      sql
        .select(CHANGE)
        .from(phaseChanges)
        .where(and(eq(phaseChanges.installationId, installationId), eq(phaseChanges.team, team)))
        .orderBy(desc(phaseChanges.at), desc(phaseChanges.seq))
        .limit(limit)
        .all(),
    list: async (after, limit) =>
      sql
        .select()
        .from(phaseChanges)
        .where(gt(phaseChanges.seq, after))
        .orderBy(asc(phaseChanges.seq))
        .limit(limit)
        .all(),
  };
}

const CHANGE = {
  team: phaseChanges.team,
  from: phaseChanges.from,
  to: phaseChanges.to,
  by: phaseChanges.by,
  at: phaseChanges.at,
  why: phaseChanges.why,
  commit: phaseChanges.commit,
  url: phaseChanges.url,
};
