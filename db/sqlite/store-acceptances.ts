import { and, asc, eq } from "drizzle-orm";
import type { AcceptanceStore } from "../../src/store/acceptance-store.ts";
import { acceptances } from "./command-tables.ts";
import type { Sql } from "./database.ts";

/** Accepted threats, in a SQLite database. None is ever deleted. */
export function acceptanceStore(sql: Sql): AcceptanceStore {
  return {
    list: async (repositoryId, number) =>
      sql
        .select({
          threat: acceptances.threat,
          severity: acceptances.severity,
          by: acceptances.by,
          reason: acceptances.reason,
          until: acceptances.until,
          at: acceptances.at,
        })
        .from(acceptances)
        .where(and(eq(acceptances.repositoryId, repositoryId), eq(acceptances.number, number)))
        .orderBy(asc(acceptances.at), asc(acceptances.by))
        .all(),
    keep: async (repositoryId, number, acceptance) => {
      sql
        .insert(acceptances)
        .values({ repositoryId, number, ...acceptance })
        .onConflictDoNothing()
        .run();
    },
  };
}
