import type { Database } from "better-sqlite3";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";

/** Drizzle's own record of what was applied. */
const APPLIED = "__drizzle_migrations";

/** The database was written by a newer version of the code, which knows what this one does not. */
class NewerDatabaseError extends Error {
  override readonly name = "NewerDatabaseError";
}

/**
 * Brings a database to the newest schema. Drizzle's own migrator looks before it locks, so that two
 * processes that start at once apply a migration twice; here the one write lock is held throughout,
 * and the second process finds the work done.
 */
export function migrate(client: Database, folder: string): void {
  const known = readMigrationFiles({ migrationsFolder: folder });
  client
    .transaction(() => {
      client.exec(
        `create table if not exists ${APPLIED} (id integer primary key, hash text not null, created_at numeric)`,
      );
      const applied = new Set(
        client.prepare(`select created_at from ${APPLIED}`).pluck().all().map(Number),
      );
      refuseUnknown(applied, known);
      for (const migration of known) {
        if (!applied.has(migration.folderMillis)) apply(client, migration);
      }
    })
    .immediate();
}

function refuseUnknown(applied: ReadonlySet<number>, known: readonly MigrationMeta[]): void {
  const ours = new Set(known.map(({ folderMillis }) => folderMillis));
  const unknown = [...applied].filter((at) => !ours.has(at));
  if (unknown.length === 0) return;
  throw new NewerDatabaseError(
    `The database has ${unknown.length} migration(s) that this version of Threatgate does not know. ` +
      "Start the version that wrote it, or a newer one.",
  );
}

function apply(client: Database, migration: MigrationMeta): void {
  for (const statement of migration.sql) client.exec(statement);
  client
    .prepare(`insert into ${APPLIED} (hash, created_at) values (?, ?)`)
    .run(migration.hash, migration.folderMillis);
}
