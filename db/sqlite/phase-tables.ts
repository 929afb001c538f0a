import { index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { PHASES } from "../../src/model/phase.ts";
import { instant } from "./instant.ts";

/** How the phases of teams changed. Rows are only ever added. */
export const phaseChanges = sqliteTable(
  "phase_changes",
  {
    seq: integer().primaryKey(),
    installationId: integer("installation_id").notNull(),
    owner: text().notNull(),
    team: text().notNull(),
    from: text({ enum: PHASES }),
    to: text({ enum: PHASES }),
    by: text().notNull(),
    at: instant().notNull(),
    why: text().notNull(),
    commit: text().notNull(),
    url: text(),
  },
  (table) => [
    unique("phase_changes_once").on(table.installationId, table.team, table.commit),
    index("phase_changes_by_team").on(table.installationId, table.team, table.at),
  ],
);

/** Pull requests that propose phases, by the repository of the config. */
export const proposals = sqliteTable(
  "proposals",
  {
    repositoryId: integer("repository_id").notNull(),
    number: integer().notNull(),
    installationId: integer("installation_id").notNull(),
    team: text().notNull(),
    from: text({ enum: PHASES }).notNull(),
    to: text({ enum: PHASES }).notNull(),
    digest: text().notNull(),
    why: text().notNull(),
    by: text(),
    url: text().notNull(),
    openedAt: instant("opened_at").notNull(),
    state: text({ enum: ["open", "merged", "closed"] }).notNull(),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by"),
  },
  (table) => [
    primaryKey({ columns: [table.repositoryId, table.number] }),
    index("proposals_by_team").on(table.installationId, table.team, table.openedAt),
  ],
);
