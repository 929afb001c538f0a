import { and, eq } from "drizzle-orm";
import type { MembershipStore } from "../../src/store/membership-store.ts";
import type { Sql } from "./database.ts";
import { memberships, rosters } from "./people-tables.ts";

/** Who is in which team, in a SQLite database. */
export function membershipStore(sql: Sql): MembershipStore {
  return {
    get: async (owner, team, login) =>
      sql
        .select({ isMember: memberships.isMember, checkedAt: memberships.checkedAt })
        .from(memberships)
        .where(
          and(
            eq(memberships.owner, owner.toLowerCase()),
            eq(memberships.team, team.toLowerCase()),
            eq(memberships.login, login.toLowerCase()),
          ),
        )
        .get() ?? null,
    keep: async (owner, team, login, known) => {
      const target = [memberships.owner, memberships.team, memberships.login];
      sql
        .insert(memberships)
        .values({
          owner: owner.toLowerCase(),
          team: team.toLowerCase(),
          login: login.toLowerCase(),
          ...known,
        })
        .onConflictDoUpdate({ target, set: { ...known } })
        .run();
    },
    ...rosterRows(sql),
    forget: async (owner, team) => {
      sql.transaction((all) => {
        for (const table of [memberships, rosters]) {
          const theirs = eq(table.owner, owner.toLowerCase());
          const oneTeam = team === null ? undefined : eq(table.team, team.toLowerCase());
          all.delete(table).where(and(theirs, oneTeam)).run();
        }
      });
    },
  };
}

/** Teams with all their members. */
function rosterRows(sql: Sql): Pick<MembershipStore, "roster" | "keepRoster"> {
  return {
    roster: async (owner, team) =>
      sql
        .select({
          installationId: rosters.installationId,
          logins: rosters.logins,
          checkedAt: rosters.checkedAt,
        })
        .from(rosters)
        .where(and(eq(rosters.owner, owner.toLowerCase()), eq(rosters.team, team.toLowerCase())))
        .get() ?? null,
    keepRoster: async (owner, team, roster) => {
      sql
        .insert(rosters)
        .values({ owner: owner.toLowerCase(), team: team.toLowerCase(), ...roster })
        .onConflictDoUpdate({ target: [rosters.owner, rosters.team], set: { ...roster } })
        .run();
    },
  };
}
