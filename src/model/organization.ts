/** What GitHub tells of an organisation, as far as its config speaks of it. */
export interface Organization {
  /** Names of the repositories that the app is installed on; null: they are not all known. */
  readonly repositories: readonly string[] | null;
  /** Slugs of teams; those that are known, where there are very many. */
  readonly teams: readonly string[];
  /** Slugs of the config that no team has. */
  readonly missingTeams: readonly string[];
  /** Null: the config names no security team, or one that is not there. */
  readonly security: SecurityTeam | null;
  /** False: what is said of the config is public, so its repositories and teams are not named. */
  readonly mayBeNamed: boolean;
}

/** The team that signs threat models off, as GitHub knows it. */
export interface SecurityTeam {
  readonly hasMembers: boolean;
  /** Names of the repositories that it has access to; null: they are not all known. */
  readonly repositories: readonly string[] | null;
}
