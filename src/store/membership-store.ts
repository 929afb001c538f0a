import type { KnownMembership, Roster } from "../model/membership.ts";

/** Who is in which team, as GitHub last said. */
export interface MembershipStore {
  get(owner: string, team: string, login: string): Promise<KnownMembership | null>;
  keep(owner: string, team: string, login: string, membership: KnownMembership): Promise<void>;
  roster(owner: string, team: string): Promise<Roster | null>;
  keepRoster(owner: string, team: string, roster: Roster): Promise<void>;
  /** Somebody came or went: GitHub is asked again, of one team or of all. */
  forget(owner: string, team: string | null): Promise<void>;
}
