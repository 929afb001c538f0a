import { sql as raw } from "drizzle-orm";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { OutsideReport } from "../../src/store/ledger-store.ts";
import type { Sql } from "./database.ts";
import { lastNumber, numbersOf } from "./ledger-numbers.ts";
import { ledgerRow } from "./ledger-rows.ts";
import { ledger } from "./ledger-tables.ts";

/** Keeps reports from outside of GitHub in a transaction; how many were not known. */
export function logReports(
  sql: Sql,
  installationId: number,
  reports: readonly OutsideReport[],
): number {
  const ids = reports.map(({ logged }) => logged.id);
  const numbers = numbersOf(sql, installationId, ids);
  const knownBefore = numbers.size;
  const first = lastNumber(sql, installationId) + 1 - knownBefore;
  const events = reports.flatMap(({ logged, said, place }): readonly LedgerEvent[] => {
    const known = numbers.get(logged.id);
    const finding = known ?? first + numbers.size;
    numbers.set(logged.id, finding);
    const at = { finding, ...(place ?? ownPlace(installationId, finding)) };
    const told = said.map((each) => ({ ...each, ...at }));
    return known === undefined ? [{ ...logged, ...at }, ...told] : told;
  });
  insertAll(sql, installationId, events);
  return numbers.size - knownBefore;
}

/** No repository has an id below 0, and no other installation this one's: nothing else is there. */
function ownPlace(installationId: number, finding: number) {
  return { repositoryId: -installationId, number: finding };
}

/** One statement for all, since making one takes longer than running it. */
function insertAll(sql: Sql, installationId: number, events: readonly LedgerEvent[]): void {
  const insert = sql.insert(ledger).values(ROW).onConflictDoNothing().prepare();
  for (const event of events) insert.run(ledgerRow(installationId, event));
}

const ROW = {
  id: raw.placeholder("id"),
  installationId: raw.placeholder("installationId"),
  repositoryId: raw.placeholder("repositoryId"),
  number: raw.placeholder("number"),
  kind: raw.placeholder("kind"),
  at: raw.placeholder("at"),
  team: raw.placeholder("team"),
  finding: raw.placeholder("finding"),
  outside: raw.placeholder("outside"),
  event: raw.placeholder("event"),
};
