import type { Instant } from "./time.ts";

/** Whether a person was an active member of a team when GitHub was asked. */
export interface KnownMembership {
  readonly isMember: boolean;
  readonly checkedAt: Instant;
}

/** A team's active members when GitHub was asked. */
export interface Roster {
  /** The installation that it was read with: an owner's name may pass to somebody else. */
  readonly installationId: number;
  /** In lower case, with those of the teams below it; null: too many to list. */
  readonly logins: readonly string[] | null;
  readonly checkedAt: Instant;
}
