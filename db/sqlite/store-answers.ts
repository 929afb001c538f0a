import { and, eq } from "drizzle-orm";
import type { AnswerStore } from "../../src/store/answer-store.ts";
import { answeredComments } from "./command-tables.ts";
import type { Sql } from "./database.ts";

/** Which comments were answered, in a SQLite database. */
export function answerStore(sql: Sql): AnswerStore {
  return {
    has: async (repositoryId, commentId) =>
      sql
        .select({ at: answeredComments.at })
        .from(answeredComments)
        .where(
          and(
            eq(answeredComments.repositoryId, repositoryId),
            eq(answeredComments.commentId, commentId),
          ),
        )
        .get() !== undefined,
    keep: async (repositoryId, commentId, at) => {
      sql
        .insert(answeredComments)
        .values({ repositoryId, commentId, at })
        .onConflictDoNothing()
        .run();
    },
  };
}
