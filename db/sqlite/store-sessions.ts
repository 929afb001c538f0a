import { desc, eq } from "drizzle-orm";
import type { SessionStore } from "../../src/store/session-store.ts";
import type { Sql } from "./database.ts";
import { sessions } from "./session-tables.ts";

/** Sessions as last judged, in a SQLite database. */
export function sessionStore(sql: Sql): SessionStore {
  return {
    keep: async (installationId, session) => {
      const { pull, now } = session.known;
      const row = { installationId, judgedAt: now, session };
      sql
        .insert(sessions)
        .values({ repositoryId: pull.repository.id, number: pull.number, ...row })
        .onConflictDoUpdate({ target: [sessions.repositoryId, sessions.number], set: row })
        .run();
    },
    latest: async (installationId, limit) =>
      sql
        .select({ session: sessions.session })
        .from(sessions)
        .where(installationId === null ? undefined : eq(sessions.installationId, installationId))
        .orderBy(desc(sessions.judgedAt), desc(sessions.repositoryId), desc(sessions.number))
        .limit(limit)
        .all()
        .map(({ session }) => session),
  };
}
