import type { NotedInterest } from "../model/interest.ts";

/** The review queue: threat models that match what Security wants to hear of. */
export interface InterestStore {
  /** Oldest first. */
  list(repositoryId: number, number: number): Promise<readonly NotedInterest[]>;
  /** A threat model is noted once. */
  keep(repositoryId: number, number: number, noted: NotedInterest): Promise<void>;
}
