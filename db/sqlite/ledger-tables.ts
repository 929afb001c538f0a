import { index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import { instant } from "./instant.ts";

/** The history of findings. Rows are only ever added; what is looked for stands beside the event. */
export const ledger = sqliteTable(
  "ledger",
  {
    seq: integer().primaryKey(),
    id: text().notNull(),
    installationId: integer("installation_id").notNull(),
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    kind: text().$type<LedgerEvent["kind"]>().notNull(),
    at: instant().notNull(),
    team: text(),
    /** The number of the finding that it speaks of. */
    finding: integer(),
    event: text().notNull(),
  },
  (table) => [
    unique("ledger_once").on(table.installationId, table.id),
    index("ledger_by_pull").on(table.repositoryId, table.number, table.seq),
    index("ledger_by_team").on(table.installationId, table.team, table.kind, table.at),
    index("ledger_by_finding").on(table.installationId, table.finding),
  ],
);
