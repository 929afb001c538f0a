import { z } from "zod";
import type { Instant } from "../model/time.ts";

/** A pull request that may be a proposal of the app, as an event tells of it. */
export interface ProposalPull {
  readonly number: number;
  readonly branch: string;
  /** Whether its branch is in the repository itself, and not in a fork. */
  readonly isFromHere: boolean;
  /** Null: they are gone. */
  readonly author: string | null;
  readonly isMerged: boolean;
  readonly endedAt: Instant;
  /** Who did what the event tells of. */
  readonly sender: string;
}

const Payload = z.object({
  sender: z.object({ login: z.string() }),
  repository: z.object({ id: z.number() }),
  pull_request: z.object({
    number: z.number(),
    user: z.object({ login: z.string() }).nullable(),
    head: z.object({ ref: z.string(), repo: z.object({ id: z.number() }).nullable() }),
    merged_at: z.string().nullish(),
    closed_at: z.string().nullish(),
    updated_at: z.string(),
  }),
});

/** The pull request of a `pull_request` event. */
export function proposalPullOfPayload(payload: unknown): ProposalPull {
  const { sender, repository, pull_request: pull } = Payload.parse(payload);
  return {
    number: pull.number,
    branch: pull.head.ref,
    isFromHere: pull.head.repo?.id === repository.id,
    author: pull.user?.login ?? null,
    isMerged: pull.merged_at != null,
    endedAt: pull.merged_at ?? pull.closed_at ?? pull.updated_at,
    sender: sender.login,
  };
}
