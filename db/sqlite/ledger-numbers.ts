import { and, eq, max, sql as sqlText } from "drizzle-orm";
import type { Sql } from "./database.ts";
import { ledger } from "./ledger-tables.ts";

const of = (installationId: number) => eq(ledger.installationId, installationId);

/** The numbers of those reports that are known, by their ids. */
export function numbersOf(
  sql: Sql,
  installationId: number,
  ids: readonly string[],
): Map<string, number> {
  const query = sql
    .select({ finding: ledger.finding })
    .from(ledger)
    .where(and(of(installationId), eq(ledger.id, sqlText.placeholder("id"))))
    .prepare();
  const numbers = new Map<string, number>();
  for (const id of ids) {
    const finding = query.get({ id })?.finding ?? null;
    if (finding !== null) numbers.set(id, finding);
  }
  return numbers;
}

/** The number that was given last; 0: none was. */
export function lastNumber(sql: Sql, installationId: number): number {
  const [row] = sql
    .select({ last: max(ledger.finding) })
    .from(ledger)
    .where(of(installationId))
    .all();
  return row?.last ?? 0;
}
