import { and, eq } from "drizzle-orm";
import type { MembershipStore } from "../../src/store.ts";
import type { Sql } from "./database.ts";
import { memberships } from "./schema.ts";

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
    forget: async (owner) => {
      sql.delete(memberships).where(eq(memberships.owner, owner.toLowerCase())).run();
    },
  };
}
