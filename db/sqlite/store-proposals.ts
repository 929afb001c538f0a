import { and, desc, eq } from "drizzle-orm";
import type { Proposal } from "../../src/model/proposal.ts";
import type { ProposalStore } from "../../src/store/proposal-store.ts";
import type { Sql } from "./database.ts";
import { proposals } from "./phase-tables.ts";

/** Pull requests that propose phases, in a SQLite database. */
export function proposalStore(sql: Sql): ProposalStore {
  return {
    keep: async (installationId, proposal) => {
      const { state: _, endedAt: __, endedBy: ___, ...told } = proposal;
      sql
        .insert(proposals)
        .values({ installationId, ...proposal })
        .onConflictDoUpdate({
          target: [proposals.repositoryId, proposals.number],
          set: told,
        })
        .run();
    },
    get: async (repositoryId, number) => {
      const row = sql.select().from(proposals).where(ofPull(repositoryId, number)).get();
      return row === undefined ? null : proposalOf(row);
    },
    latest: async (installationId, team, limit) =>
      sql
        .select()
        .from(proposals)
        .where(and(eq(proposals.installationId, installationId), eq(proposals.team, team)))
        .orderBy(desc(proposals.openedAt), desc(proposals.number))
        .limit(limit)
        .all()
        .map(proposalOf),
    turn: async (repositoryId, number, turn) => {
      sql.update(proposals).set(turn).where(ofPull(repositoryId, number)).run();
    },
  };
}

function ofPull(repositoryId: number, number: number) {
  return and(eq(proposals.repositoryId, repositoryId), eq(proposals.number, number));
}

function proposalOf({ installationId: _, ...proposal }: typeof proposals.$inferSelect): Proposal {
  return proposal;
}
