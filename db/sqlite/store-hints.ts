import { and, asc, eq, ne } from "drizzle-orm";
import type { HintStore } from "../../src/store/hint-store.ts";
import { hints } from "./command-tables.ts";
import type { Sql } from "./database.ts";

/** How often help was given, in a SQLite database. */
export function hintStore(sql: Sql): HintStore {
  return {
    keep: async (repositoryId, number, hint) => {
      sql
        .insert(hints)
        .values({ repositoryId, number, ...hint })
        .onConflictDoNothing()
        .run();
    },
    before: async (repositoryId, number, commentId) =>
      sql
        .select({ gap: hints.gap })
        .from(hints)
        .where(
          and(
            eq(hints.repositoryId, repositoryId),
            eq(hints.number, number),
            ne(hints.commentId, commentId),
          ),
        )
        .orderBy(asc(hints.at), asc(hints.line))
        .all()
        .map(({ gap }) => gap),
  };
}
