import { eq } from "drizzle-orm";
import type { PolicyFile } from "../../src/model/config-file.ts";
import type { PolicyFileStore } from "../../src/store/policy-file-store.ts";
import type { Sql } from "./database.ts";
import { policyFiles } from "./file-tables.ts";

const NEVER = "1970-01-01T00:00:00Z";

/** Config files as last seen, in a SQLite database. */
export function policyFileStore(sql: Sql): PolicyFileStore {
  return {
    get: async (owner) => read(sql, owner),
    owners: async () =>
      sql
        .select({ owner: policyFiles.owner, installationId: policyFiles.installationId })
        .from(policyFiles)
        .orderBy(policyFiles.key)
        .all(),
    keep: async (file) => {
      const key = keyOf(file.owner);
      sql
        .insert(policyFiles)
        .values({ key, ...file })
        .onConflictDoUpdate({ target: policyFiles.key, set: { ...file } })
        .run();
    },
    forget: async (owner) => {
      sql
        .update(policyFiles)
        .set({ checkedAt: NEVER })
        .where(eq(policyFiles.key, keyOf(owner)))
        .run();
    },
  };
}

function read(sql: Sql, owner: string): PolicyFile | null {
  const row = sql
    .select()
    .from(policyFiles)
    .where(eq(policyFiles.key, keyOf(owner)))
    .get();
  if (row === undefined) return null;
  const { key, ...file } = row;
  return file;
}

function keyOf(owner: string): string {
  return owner.toLowerCase();
}
