import { eq, sql as sqlText } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { inTransaction, type Sql } from "./database.ts";
import { policyFiles } from "./file-tables.ts";
import { memberships, rosters } from "./people-tables.ts";
import { phaseChanges } from "./phase-tables.ts";
import { pulls } from "./pull-tables.ts";

const NEVER = "1970-01-01T00:00:00Z";

/** Renames an owner in all that is looked up by their name, in a SQLite database. */
export function renameOwner(sql: Sql, from: string, to: string): void {
  const [old, key] = [from.toLowerCase(), to.toLowerCase()];
  inTransaction(sql, (tx) => {
    tx.update(pulls)
      .set({ owner: to, url: renamedUrl(from, to) })
      .where(is(pulls.owner, old))
      .run();
    tx.update(phaseChanges).set({ owner: to }).where(is(phaseChanges.owner, old)).run();
    for (const table of [memberships, rosters]) {
      for (const name of [old, key]) tx.delete(table).where(eq(table.owner, name)).run();
    }
    const file = tx.select().from(policyFiles).where(eq(policyFiles.key, old)).get();
    if (file === undefined || old === key) return;
    tx.delete(policyFiles).where(eq(policyFiles.key, key)).run();
    tx.update(policyFiles)
      .set({ key, owner: to, checkedAt: NEVER })
      .where(eq(policyFiles.key, old))
      .run();
  });
}

function renamedUrl(from: string, to: string) {
  return sqlText<string>`replace(${pulls.url}, ${`/${from}/`}, ${`/${to}/`})`;
}

function is(column: SQLiteColumn, lower: string) {
  return sqlText`lower(${column}) = ${lower}`;
}
