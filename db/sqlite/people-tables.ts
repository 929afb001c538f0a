import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "./instant.ts";

/** Names in lower case: GitHub does not tell the cases apart. */
export const memberships = sqliteTable(
  "memberships",
  {
    owner: text().notNull(),
    team: text().notNull(),
    login: text().notNull(),
    isMember: integer("is_member", { mode: "boolean" }).notNull(),
    checkedAt: instant("checked_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.team, table.login] })],
);

/** All members of a team, in lower case too. */
export const rosters = sqliteTable(
  "rosters",
  {
    owner: text().notNull(),
    team: text().notNull(),
    installationId: integer("installation_id").notNull(),
    /** Null: too many to list. */
    logins: text({ mode: "json" }).$type<readonly string[]>(),
    checkedAt: instant("checked_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.team] })],
);
