import type { NotApplicable } from "../model/not-applicable.ts";

/** Which pull requests were said to need no threat model. */
export interface NotApplicableStore {
  /** Null: nobody ever said so. */
  latest(repositoryId: number, number: number): Promise<NotApplicable | null>;
  /** Somebody says one thing at a moment: the same again changes nothing. */
  keep(repositoryId: number, number: number, claim: NotApplicable): Promise<void>;
}
