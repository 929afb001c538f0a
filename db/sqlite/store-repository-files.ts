import { and, eq } from "drizzle-orm";
import type { RepositoryFileStore } from "../../src/store/repository-file-store.ts";
import type { Sql } from "./database.ts";
import { repositoryFiles } from "./file-tables.ts";

const NEVER = "1970-01-01T00:00:00Z";

/** Repositories' own config files as last seen, in a SQLite database. */
export function repositoryFileStore(sql: Sql): RepositoryFileStore {
  return {
    get: async (repositoryId, branch) => {
      const row = sql.select().from(repositoryFiles).where(ofBranch(repositoryId, branch)).get();
      if (row === undefined) return null;
      const { text, etag, url, commit, checkedAt } = row;
      return { text, etag, url, commit, checkedAt };
    },
    keep: async (repositoryId, branch, file) => {
      sql
        .insert(repositoryFiles)
        .values({ repositoryId, branch, ...file })
        .onConflictDoUpdate({
          target: [repositoryFiles.repositoryId, repositoryFiles.branch],
          set: { ...file },
        })
        .run();
    },
    forget: async (repositoryId, branch) => {
      sql
        .update(repositoryFiles)
        .set({ checkedAt: NEVER })
        .where(ofBranch(repositoryId, branch))
        .run();
    },
  };
}

function ofBranch(repositoryId: number, branch: string) {
  return and(eq(repositoryFiles.repositoryId, repositoryId), eq(repositoryFiles.branch, branch));
}
