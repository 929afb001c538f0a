import { authorTeams } from "./gather/author-teams.ts";
import { contentReader } from "./gather/content-reader.ts";
import { knownBadDocuments } from "./gather/known-bad-documents.ts";
import { organizationOf } from "./gather/organization.ts";
import { withSecurity } from "./gather/policy-in-force.ts";
import { LAST_SESSIONS, replaySessions } from "./gather/replay-sessions.ts";
import { isGitHubs } from "./github/failure-in-words.ts";
import { fileAt } from "./github/file-at.ts";
import { passesOf } from "./known-bad.ts";
import { CONFIG_CHECK_NAME } from "./model/check-run.ts";
import type { ChangedFile, DocumentContent } from "./model/design-document.ts";
import type { Facts } from "./model/facts.ts";
import { POLICY_FILE, type Policy } from "./model/policy.ts";
import type { PullRequest, Repository } from "./model/pull-request.ts";
import type { Replay } from "./model/replay.ts";
import { comparePolicies } from "./policy/compare-policies.ts";
import { holdsPolicy } from "./policy/config-file.ts";
import { DEFAULT_POLICY } from "./policy/defaults.ts";
import { type ParsedPolicy, parsePolicy } from "./policy/parse.ts";
import { placeWarnings, warningsOf } from "./policy/warnings/index.ts";
import { postIfNew } from "./post-check.ts";
import {
  type ConfigCheckInput,
  type ConfigFindings,
  configCheckRun,
} from "./report/config-check-run.ts";
import type { World } from "./world.ts";

/** A commit of the repository that holds the organisation's config. */
export interface ConfigCommit {
  readonly repository: Repository;
  readonly headSha: string;
}

/** A larger config is not even read, in bytes: GitHub gives no file beyond it at once. */
const MOST_BYTES = 1024 * 1024;

/** Checks the config that a pull request changes, and says what else would hold under it. */
export async function checkProposedConfig(world: World, facts: Facts): Promise<void> {
  const { pull, configFile } = facts;
  if (configFile === null || !holdsPolicy(pull.repository)) return;
  const version = await versionIn(world, pull, configFile);
  const found = await findingsOf(world, pull.repository, version);
  const before = facts.policy.policy;
  const changes = found.policy === null ? [] : comparePolicies(before, found.policy);
  const isOther = found.policy !== null && changes.length > 0;
  const replay = isOther ? await replayOf(world, before, found.policy) : null;
  await post(world, pull, { ...found, proposal: { author: pull.author, changes, replay } });
}

/** Checks the config as it stands at a commit of the default branch. */
export async function checkConfigAt(world: World, commit: ConfigCommit): Promise<void> {
  const { repository, headSha } = commit;
  const text = await fileAt(world.github, repository, POLICY_FILE.path, headSha);
  const version: Version = text === null ? { kind: "none" } : { kind: "text", text };
  const found = await findingsOf(world, repository, version);
  await post(world, commit, { ...found, proposal: null });
}

type Version = DocumentContent | { readonly kind: "none" };

async function versionIn(world: World, pull: PullRequest, file: ChangedFile): Promise<Version> {
  if (file.change === "removed") return { kind: "none" };
  return contentReader(world, pull, MOST_BYTES)(file);
}

type Found = ConfigFindings & { readonly policy: Policy | null };

async function findingsOf(
  world: World,
  { owner, isPrivate }: Repository,
  version: Version,
): Promise<Found> {
  if (version.kind === "none") {
    const policy = withSecurity(DEFAULT_POLICY, world.fallbackSecurityTeam);
    return { isThere: false, policy, mistakes: [], warnings: [], isHeldAgainstGitHub: true };
  }
  const parsed = parsedOf(version);
  if (parsed.policy === null || version.kind !== "text") {
    const { mistakes } = parsed;
    return { isThere: true, policy: null, mistakes, warnings: [], isHeldAgainstGitHub: true };
  }
  const policy = withSecurity(parsed.policy, world.fallbackSecurityTeam);
  const known = await organizationOf(world, owner, policy);
  // In a public repository, names of private ones and of teams are nobody's business.
  const organization = known === null ? null : { ...known, mayBeNamed: isPrivate };
  const warnings = [
    ...passesOf(policy, knownBadDocuments(), world.now),
    ...warningsOf(policy, organization),
  ];
  return {
    isThere: true,
    policy,
    mistakes: [],
    warnings: placeWarnings(warnings, version.text),
    isHeldAgainstGitHub: organization !== null,
  };
}

/** What the change would have done to the last sessions; null: GitHub does not say all it takes. */
async function replayOf(world: World, before: Policy, after: Policy): Promise<Replay | null> {
  const sessions = await world.store.sessions.latest(world.installationId, LAST_SESSIONS);
  try {
    return await replaySessions(sessions, before, after, {
      documents: world.store.documents,
      authorTeams: (pull, teams) => authorTeams(world, pull, teams),
      now: world.now,
    });
  } catch (error) {
    if (isGitHubs(error)) return null;
    throw error;
  }
}

function parsedOf(content: DocumentContent): ParsedPolicy {
  if (content.kind === "text") return parsePolicy(content.text);
  const message = `The file cannot be read: ${content.why}.`;
  return { policy: null, mistakes: [{ line: 1, column: 1, message }] };
}

async function post(
  world: World,
  { repository, headSha }: ConfigCommit,
  said: Omit<ConfigCheckInput, keyof ConfigCommit>,
): Promise<void> {
  const check = configCheckRun({ ...said, repository, headSha });
  await postIfNew(check, { repository, headSha, name: CONFIG_CHECK_NAME }, world);
}
