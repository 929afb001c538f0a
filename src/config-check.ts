import { contentReader } from "./gather/content-reader.ts";
import { knownBadDocuments } from "./gather/known-bad-documents.ts";
import { organizationOf } from "./gather/organization.ts";
import { withSecurity } from "./gather/policy-in-force.ts";
import { fileAt } from "./github/file-at.ts";
import { passesOf } from "./known-bad.ts";
import { CONFIG_CHECK_NAME } from "./model/check-run.ts";
import type { ChangedFile, DocumentContent } from "./model/design-document.ts";
import type { Facts } from "./model/facts.ts";
import { POLICY_FILE, type Policy } from "./model/policy.ts";
import type { PullRequest, Repository } from "./model/pull-request.ts";
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
  const found = await findingsOf(world, pull.repository.owner, version);
  const changes = found.policy === null ? [] : comparePolicies(facts.policy.policy, found.policy);
  await post(world, pull, { ...found, proposal: { author: pull.author, changes } });
}

/** Checks the config as it stands at a commit of the default branch. */
export async function checkConfigAt(world: World, commit: ConfigCommit): Promise<void> {
  const { repository, headSha } = commit;
  const text = await fileAt(world.github, repository, POLICY_FILE.path, headSha);
  const version: Version = text === null ? { kind: "none" } : { kind: "text", text };
  const found = await findingsOf(world, repository.owner, version);
  await post(world, commit, { ...found, proposal: null });
}

type Version = DocumentContent | { readonly kind: "none" };

async function versionIn(world: World, pull: PullRequest, file: ChangedFile): Promise<Version> {
  if (file.change === "removed") return { kind: "none" };
  return contentReader(world, pull, MOST_BYTES)(file);
}

type Found = ConfigFindings & { readonly policy: Policy | null };

async function findingsOf(world: World, owner: string, version: Version): Promise<Found> {
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
  const organization = await organizationOf(world, owner, policy);
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
