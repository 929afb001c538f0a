import { and, eq } from "drizzle-orm";
import type { Instant } from "../../src/model/time.ts";
import type { DocumentStore } from "../../src/store/document-store.ts";
import { toMillis } from "../moment.ts";
import type { Sql } from "./database.ts";
import { documents } from "./file-tables.ts";

/** Uses are noted to the day, so that reading is seldom writing. */
const NOTED_EVERY_MS = 24 * 60 * 60 * 1000;

/** Texts of design documents in a SQLite database. */
export function documentStore(sql: Sql): DocumentStore {
  return {
    get: async (repositoryId, blob, now) => read(sql, repositoryId, blob, now),
    keep: async (repositoryId, blob, text, now) => {
      sql
        .insert(documents)
        .values({ repositoryId, blob, text, usedAt: now })
        .onConflictDoNothing()
        .run();
    },
  };
}

function read(sql: Sql, repositoryId: number, blob: string, now: Instant): string | null {
  const key = and(eq(documents.repositoryId, repositoryId), eq(documents.blob, blob));
  const row = sql.select().from(documents).where(key).get();
  if (row === undefined) return null;
  if (toMillis(now) - toMillis(row.usedAt) >= NOTED_EVERY_MS) {
    sql.update(documents).set({ usedAt: now }).where(key).run();
  }
  return row.text;
}
