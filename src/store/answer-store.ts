import type { Instant } from "../model/time.ts";

/** Which comments were answered. */
export interface AnswerStore {
  has(repositoryId: number, commentId: number): Promise<boolean>;
  keep(repositoryId: number, commentId: number, at: Instant): Promise<void>;
}
