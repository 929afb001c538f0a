/** What a local GitHub holds at its start. */
export interface Seed {
  /** Organisations by login. */
  readonly organizations: Readonly<Record<string, OrganizationSeed>>;
  /** People outside of every organisation. */
  readonly strangers?: readonly string[];
  readonly app?: AppSeed;
}

export interface OrganizationSeed {
  /** Team members are members without being named here. */
  readonly members?: readonly string[];
  readonly teams?: Readonly<Record<string, TeamSeed>>;
  readonly repositories: Readonly<Record<string, RepositorySeed>>;
  /** Whether the app is installed; it is unless said otherwise. */
  readonly installed?: boolean;
}

interface TeamSeed {
  readonly members: readonly string[];
  /** Repositories it may write to; all of the organisation's unless said otherwise. */
  readonly repositories?: readonly string[];
  readonly parent?: string;
  readonly secret?: boolean;
}

interface RepositorySeed {
  /** Text by path, on the default branch `main`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Private unless said otherwise. */
  readonly isPublic?: boolean;
}

interface AppSeed {
  readonly id?: number;
  readonly slug?: string;
  readonly webhookSecret?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly events?: readonly string[];
}

/** The GitHub App as GitHub knows it. */
export interface RegisteredApp {
  readonly id: number;
  readonly slug: string;
  readonly webhookSecret: string;
  /** PEM, PKCS #1. */
  readonly privateKey: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

/** One installation of the app, on an organisation. */
export interface Installation {
  readonly id: number;
  readonly account: string;
}

export const DEFAULT_PERMISSIONS = {
  checks: "write",
  contents: "write",
  issues: "write",
  members: "read",
  merge_queues: "read",
  metadata: "read",
  pull_requests: "write",
} as const;

export const DEFAULT_EVENTS = [
  "check_run",
  "check_suite",
  "issue_comment",
  "membership",
  "merge_group",
  "pull_request",
  "pull_request_review",
  "push",
  "repository",
  "team",
] as const;

/** Everyone that a seed names, each once. */
export function peopleOf(seed: Seed): readonly string[] {
  const organizations = Object.values(seed.organizations);
  return [...new Set([...organizations.flatMap(membersOf), ...(seed.strangers ?? [])])];
}

/** The members of an organisation, each once. */
export function membersOf({ members = [], teams = {} }: OrganizationSeed): readonly string[] {
  return [...new Set([...members, ...Object.values(teams).flatMap((team) => team.members)])];
}
