import Client from "better-sqlite3";
import { toMillis } from "../db/moment.ts";
import { openStore } from "../db/open.ts";
import { ledgerRow } from "../db/sqlite/ledger-rows.ts";
import type { LedgerEvent } from "../src/model/ledger-event.ts";
import type { Store } from "../src/store.ts";

/** Whose events the made files hold. */
export const INSTALLATION = 7;

const COLUMNS = [
  "id",
  "installation_id",
  "repository_id",
  "number",
  "kind",
  "at",
  "team",
  "finding",
  "outside",
  "author",
  "event",
];

/** A new database with these events, put there at once: one by one, a million would take an hour. */
export async function storeWith(path: string, events: Iterable<LedgerEvent>): Promise<Store> {
  await (await openStore(`file:${path}`)).close();
  const client = new Client(path);
  client.pragma("synchronous = off");
  const places = COLUMNS.map(() => "?").join(", ");
  const insert = client.prepare(`insert into ledger (${COLUMNS.join(", ")}) values (${places})`);
  client.transaction(() => {
    for (const event of events) {
      const { repositoryId, author, event: json, ...row } = ledgerRow(INSTALLATION, event);
      const { id, number, kind, team, finding, outside } = row;
      const place = [id, INSTALLATION, repositoryId, number, kind, toMillis(row.at)];
      insert.run(...place, team, finding, outside, author, json);
    }
  })();
  client.close();
  return openStore(`file:${path}`);
}
