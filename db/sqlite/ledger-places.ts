import { and, asc, sql as raw } from "drizzle-orm";
import type { Place } from "../../src/store/ledger-store.ts";
import type { Sql } from "./database.ts";
import { ledger } from "./ledger-tables.ts";

/** Where anything of an installation was told, in the order of repository and number. */
export function placesAfter(sql: Sql, installationId: number, after: Place, limit: number) {
  const { repositoryId, number } = ledger;
  // So written, SQLite goes along the index by pull request and looks at no others.
  const isTheirs = raw`+${ledger.installationId} = ${installationId}`;
  const isLater = raw`(${repositoryId}, ${number}) > (${after.repositoryId}, ${after.number})`;
  return sql
    .selectDistinct({ repositoryId, number })
    .from(ledger)
    .where(and(isTheirs, isLater))
    .orderBy(asc(repositoryId), asc(number))
    .limit(limit)
    .all();
}
