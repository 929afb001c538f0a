import { and, eq, exists, gte, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Instant } from "../../src/model/time.ts";
import type { Sql } from "./database.ts";
import { ledger } from "./ledger-tables.ts";

const ended = alias(ledger, "ended");

/** Who of some people wrote the design of a session that was completed since a moment. */
export function authorsSince(
  sql: Sql,
  installationId: number,
  logins: readonly string[],
  since: Instant,
): readonly string[] {
  const completed = sql
    .select({ seq: ended.seq })
    .from(ended)
    .where(
      and(
        eq(ended.repositoryId, ledger.repositoryId),
        eq(ended.number, ledger.number),
        eq(ended.kind, "completed"),
        gte(ended.at, since),
      ),
    );
  const people = logins.map((login) => login.toLowerCase());
  return sql
    .selectDistinct({ author: ledger.author })
    .from(ledger)
    .where(
      and(
        eq(ledger.installationId, installationId),
        inArray(ledger.author, people),
        exists(completed),
      ),
    )
    .all()
    .flatMap(({ author }) => author ?? []);
}
