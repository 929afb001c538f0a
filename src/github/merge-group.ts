import { z } from "zod";
import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** Pull requests that a merge queue has put together, to see whether they may be merged so. */
export interface MergeGroup {
  readonly baseSha: string;
  readonly headSha: string;
  readonly baseBranch: string;
  /** The pull request that its branch is named for, the last of the group; null: it names none. */
  readonly number: number | null;
}

const MergeGroupPayload = z.object({
  merge_group: z.object({
    head_sha: z.string(),
    head_ref: z.string().max(1000),
    base_sha: z.string(),
    base_ref: z.string(),
  }),
});

/** GitHub alone makes branches of these names: `gh-readonly-queue/main/pr-104-929f8209…`. */
const QUEUE = "refs/heads/gh-readonly-queue/";
const ENTRY = /^pr-(\d{1,9})-[0-9a-f]{40,64}$/;

/** The group of a `merge_group` event. */
export function mergeGroupOfPayload(payload: unknown): MergeGroup {
  const { merge_group: group } = MergeGroupPayload.parse(payload);
  const baseBranch = group.base_ref.replace(/^refs\/heads\//, "");
  const { head_sha: headSha, base_sha: baseSha } = group;
  return { baseSha, headSha, baseBranch, number: numberIn(group.head_ref, baseBranch) };
}

function numberIn(ref: string, baseBranch: string): number | null {
  const start = `${QUEUE}${baseBranch}/`;
  const number = ref.startsWith(start) ? ENTRY.exec(ref.slice(start.length))?.[1] : undefined;
  return number === undefined ? null : Number(number);
}

/**
 * The group whose branch this is; null: it is no group's. It begins where the base branch is now, and
 * so stands for all that would be merged with it.
 */
export async function mergeGroupOfBranch(
  github: GitHub,
  repository: Repository,
  branch: string,
  headSha: string,
): Promise<MergeGroup | null> {
  const ref = `refs/heads/${branch}`;
  if (!ref.startsWith(QUEUE)) return null;
  const baseBranch = ref.slice(QUEUE.length, ref.lastIndexOf("/"));
  const number = numberIn(ref, baseBranch);
  if (number === null) return null;
  const { data } = await github.rest.repos.compareCommitsWithBasehead({
    ...named(repository),
    basehead: `${baseBranch}...${headSha}`,
    per_page: 1,
    page: 2,
  });
  return { baseSha: data.merge_base_commit.sha, headSha, baseBranch, number };
}

/** The pull requests of a group, by number: its own, and those whose places in the queue lie below. */
export async function pullsInGroup(
  github: GitHub,
  repository: Repository,
  group: MergeGroup,
): Promise<readonly number[]> {
  if (group.number === null) return [];
  const commits = await commitsIn(github, repository, group);
  const { data } = await github.rest.git.listMatchingRefs({
    ...named(repository),
    ref: `${QUEUE.replace(/^refs\//, "")}${group.baseBranch}/pr-`,
  });
  const below = data
    .filter(({ object }) => commits.has(object.sha))
    .map(({ ref }) => numberIn(ref, group.baseBranch))
    .filter((number) => number !== null);
  return [...new Set([...below, group.number])].sort((a, b) => a - b);
}

/** A group with more commits than so many hundred is looked at no further. */
const MOST_PAGES = 10;

async function commitsIn(
  github: GitHub,
  repository: Repository,
  { baseSha, headSha }: MergeGroup,
): Promise<ReadonlySet<string>> {
  const commits = new Set<string>();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await github.rest.repos.compareCommitsWithBasehead({
      ...named(repository),
      basehead: `${baseSha}...${headSha}`,
      per_page: 100,
      page,
    });
    for (const { sha } of data.commits) commits.add(sha);
    if (data.commits.length < 100) break;
  }
  return commits;
}
