import type { Proposal } from "../model/proposal.ts";

/** The pull requests that propose phases. None is ever taken away. */
export interface ProposalStore {
  /** Keeps a proposal, in place of what was known of it; how it ended stays. */
  keep(installationId: number, proposal: Proposal): Promise<void>;
  /** By its pull request; null: it is none. */
  get(repositoryId: number, number: number): Promise<Proposal | null>;
  /** Of one team, newest first. */
  latest(installationId: number, team: string, limit: number): Promise<readonly Proposal[]>;
  /** It was merged, closed, or opened again. Of a proposal nobody knows, nothing is kept. */
  turn(repositoryId: number, number: number, turn: ProposalTurn): Promise<void>;
}

/** What became of a proposal. */
export type ProposalTurn = Pick<Proposal, "state" | "endedAt" | "endedBy">;
