import { type ConfigVersion, configFindings } from "../gather/config-findings.ts";
import { contentReader } from "../gather/content-reader.ts";
import { replayOfChange } from "../gather/replay-of-change.ts";
import { fileAt } from "../github/file-at.ts";
import { CONFIG_CHECK_NAME } from "../model/check-run.ts";
import type { ChangedFile } from "../model/design-document.ts";
import type { Facts } from "../model/facts.ts";
import { POLICY_FILE } from "../model/policy.ts";
import type { PullRequest, Repository } from "../model/pull-request.ts";
import { postIfNew } from "../perform/post-check.ts";
import { comparePolicies } from "../policy/compare-policies.ts";
import { type ConfigCheckInput, configCheckRun } from "../report/config-check-run.ts";
import type { World } from "../world.ts";

/** A commit that holds a config file: the organisation's, or a repository's own. */
export interface ConfigCommit {
  readonly repository: Repository;
  readonly headSha: string;
}

/** A larger config is not even read, in bytes: GitHub gives no file beyond it at once. */
const MOST_BYTES = 1024 * 1024;

/** Checks the config that a pull request changes, and says what else would hold under it. */
export async function checkProposedConfig(world: World, facts: Facts): Promise<void> {
  const { pull, configFile } = facts;
  if (configFile === null) return;
  const version = await versionIn(world, pull, configFile);
  const found = await configFindings(world, pull.repository, version);
  const before = facts.policy.policy;
  const changes = found.policy === null ? [] : comparePolicies(before, found.policy);
  const replay =
    found.policy === null || changes.length === 0
      ? null
      : await replayOfChange(world, pull.repository, before, found.policy);
  await post(world, pull, {
    ...found,
    proposal: { author: pull.author, securityTeam: before.security.team, changes, replay },
  });
}

/** Checks the config as it stands at a commit of the default branch. */
export async function checkConfigAt(world: World, commit: ConfigCommit): Promise<void> {
  const { repository, headSha } = commit;
  const text = await fileAt(world.github, repository, POLICY_FILE.path, headSha);
  const version: ConfigVersion = text === null ? { kind: "none" } : { kind: "text", text };
  await post(world, commit, {
    ...(await configFindings(world, repository, version)),
    proposal: null,
  });
}

async function versionIn(
  world: World,
  pull: PullRequest,
  file: ChangedFile,
): Promise<ConfigVersion> {
  if (file.change === "removed") return { kind: "none" };
  return contentReader(world, pull, MOST_BYTES)(file);
}

async function post(
  world: World,
  { repository, headSha }: ConfigCommit,
  said: Omit<ConfigCheckInput, keyof ConfigCommit>,
): Promise<void> {
  const check = configCheckRun({ ...said, repository, headSha });
  await postIfNew(check, { repository, headSha, name: CONFIG_CHECK_NAME }, world);
}
