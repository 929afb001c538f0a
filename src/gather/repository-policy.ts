import { lastCommit } from "../github/last-commit.ts";
import { fetchRepositoryFile } from "../github/policy-file.ts";
import { named } from "../github/repository.ts";
import type { RepositoryFile } from "../model/config-file.ts";
import { POLICY_FILE, type Policy, type PolicyInForce } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import { provenanceOf } from "../policy/provenance.ts";
import { readRepositoryFile, withRepositoryFile } from "../policy/repository-file.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import { isFresh } from "./freshness.ts";
import { keptByText } from "./kept-by-text.ts";

/** A file seen within this time is not asked for again; a push to it is heard of at once. */
const FRESH_FOR_MS = 10 * 60_000;

/**
 * The organisation's policy with what the repository's own file changes of it, for one pull request.
 * The file is that of the branch that the pull request goes to, as it stands now: never the head's,
 * and not that of the commit that the branch was at when the pull request was opened, so that a
 * change of the file counts for all of them and a branch that moves costs no request.
 */
export async function withRepositoryPolicy(
  world: World,
  pull: PullRequest,
  organization: PolicyInForce,
): Promise<PolicyInForce> {
  // There the file is the organisation's.
  if (pull.repository.name.toLowerCase() === POLICY_FILE.repository) return organization;
  const { text, url, commit } = await currentFile(world, pull);
  if (text === null) return organization;
  const laid = withRepositoryFile(organization.policy, readOnce(text));
  const { policy, isBroken, mistakes, lines } = laid;
  const version = { url: url ?? "", commit };
  return {
    ...organization,
    policy,
    repository: { ...version, isBroken, mistakes },
    provenance: provenanceOf("repository", version, lines, organization.provenance),
  };
}

const readOnce = keptByText((text) => readRepositoryFile(text));

/** Lays what is remembered of repositories' own files over a policy. */
export function rememberedOverlay({
  repositoryFiles,
}: Pick<Store, "repositoryFiles">): (policy: Policy, pull: PullRequest) => Promise<Policy> {
  return async (policy, { repository, baseRef }) => {
    const file = await repositoryFiles.get(repository.id, baseRef);
    if (file === null || file.text === null) return policy;
    return withRepositoryFile(policy, readOnce(file.text)).policy;
  };
}

async function currentFile(world: World, pull: PullRequest): Promise<RepositoryFile> {
  const { repository, baseRef } = pull;
  const { repositoryFiles } = world.store;
  const known = await repositoryFiles.get(repository.id, baseRef);
  if (known !== null && isFresh(world, known.checkedAt, FRESH_FOR_MS)) return known;
  try {
    const file = await askGitHub(world, pull, known);
    await repositoryFiles.keep(repository.id, baseRef, file);
    return file;
  } catch (error) {
    // GitHub's trouble is not "no file": what was seen last stays in force until it answers.
    if (known === null) throw error;
    return known;
  }
}

async function askGitHub(
  { github, now: checkedAt }: World,
  { repository, baseRef }: PullRequest,
  known: RepositoryFile | null,
): Promise<RepositoryFile> {
  const answer = await fetchRepositoryFile(github, repository, baseRef, known?.etag ?? null);
  switch (answer.kind) {
    case "unchanged":
      if (known === null) throw new Error(`GitHub calls an unseen config of ${baseRef} unchanged`);
      return { ...known, checkedAt };
    case "no-file":
      return { text: null, etag: null, url: null, commit: null, checkedAt };
    case "file": {
      const { text, etag, url } = answer;
      const branch = { ...named(repository), path: POLICY_FILE.path, sha: `refs/heads/${baseRef}` };
      return { text, etag, url, commit: await lastCommit(github, branch), checkedAt };
    }
    default:
      return answer satisfies never;
  }
}
