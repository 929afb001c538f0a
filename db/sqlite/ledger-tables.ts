import { type AnyColumn, isNotNull, type SQL, sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
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
    /** How severe it says that a report from outside is; null: it says nothing of that kind. */
    outside: text({ enum: SEVERITIES }),
    /** Who opened the pull request, in lower case. */
    author: text(),
    event: text().notNull(),
  },
  (table) => [
    unique("ledger_once").on(table.installationId, table.id),
    index("ledger_by_pull").on(table.repositoryId, table.number, table.seq),
    index("ledger_by_team").on(table.installationId, table.team, table.kind, table.at),
    index("ledger_from_outside")
      .on(table.installationId, table.team, table.outside, table.at)
      .where(isNotNull(table.outside)),
    index("ledger_by_author")
      .on(table.installationId, table.author, table.repositoryId, table.number)
      .where(isNotNull(table.author)),
    index("ledger_by_finding").on(table.installationId, table.finding),
    index("ledger_closings").on(table.at).where(closes(table.kind)),
  ],
);

/** What ends a session, or stands for itself; SQLite uses the index only where a query says just this. */
function closes(kind: AnyColumn): SQL {
  return sql`${kind} in ('completed', 'abandoned', 'logged')`;
}

/** Events from which on there may be an end of what they belong to. */
export const isClosing = closes(ledger.kind);
