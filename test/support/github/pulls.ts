import { isObject, type JsonObject, objectAt } from "./json.ts";
import { simpleTeam, simpleUser } from "./people.ts";
import { changedFiles } from "./pull-files.ts";
import { type GitHubState, moment } from "./state.ts";

/** What the emulator does not keep of a pull request, or keeps as it was when opened. */
export interface PullRecord {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly author: string;
  /** The branch, in the fork where there is one. */
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly isDraft: boolean;
  readonly isOpen: boolean;
  /** Null: it was not merged. */
  readonly merge: { readonly sha: string; readonly by: string; readonly at: string } | null;
  /** `owner/name` of the fork that its head is in; null: the repository itself. */
  readonly fork: string | null;
  /** Logins and slugs that a review was requested of, and is not given yet. */
  readonly reviewers: readonly string[];
  readonly teams: readonly string[];
  readonly updatedAt: string;
}

export function pullKey(repository: string, number: number | string): string {
  return `${repository.toLowerCase()}#${number}`;
}

/** Takes a change over, and moves the time of the last update. */
export function updatePull(
  state: GitHubState,
  pull: PullRecord,
  change: Partial<PullRecord>,
): PullRecord {
  const changed = { ...pull, ...change, updatedAt: moment() };
  state.pulls.set(pullKey(pull.repository, pull.number), changed);
  return changed;
}

/** Open pull requests whose head or base is a branch of a repository. */
export function openPulls(
  state: GitHubState,
  repository: string,
  end: { readonly headRef?: string; readonly headSha?: string },
): readonly PullRecord[] {
  return [...state.pulls.values()].filter(
    (pull) =>
      pull.isOpen &&
      (pull.fork ?? pull.repository).toLowerCase() === repository.toLowerCase() &&
      (end.headRef === undefined || end.headRef === pull.headRef) &&
      (end.headSha === undefined || end.headSha === pull.headSha),
  );
}

/** A pull request as `GET /repos/{owner}/{repo}/pulls/{pull_number}` gives it. */
export async function pullJson(state: GitHubState, pull: PullRecord): Promise<JsonObject> {
  const path = `/repos/${pull.repository}/pulls/${pull.number}`;
  const kept = await state.emulator.read(path);
  const files = await changedFiles(state, pull);
  const reviewers = pull.reviewers.map((login) => simpleUser(state, login));
  const [organization = ""] = pull.repository.split("/");
  const teams = pull.teams.map((slug) => simpleTeam(state, organization, slug));
  const total = (key: string) => files.reduce((sum, file) => sum + Number(file[key]), 0);
  return {
    ...kept,
    state: pull.isOpen ? "open" : "closed",
    active_lock_reason: null,
    closed_at: pull.isOpen ? null : (kept["closed_at"] ?? pull.updatedAt),
    draft: pull.isDraft,
    updated_at: pull.updatedAt,
    head: await headJson(state, pull, objectAt(kept, "head")),
    base: { ...objectAt(kept, "base"), sha: pull.baseSha, ref: pull.baseRef },
    requested_reviewers: await Promise.all(reviewers),
    requested_teams: (await Promise.all(teams)).filter(isObject),
    statuses_url: `${state.url}/repos/${pull.repository}/statuses/${pull.headSha}`,
    ...(await mergeJson(state, pull)),
    additions: total("additions"),
    deletions: total("deletions"),
    changed_files: files.length,
  };
}

async function mergeJson(state: GitHubState, { merge, isOpen }: PullRecord): Promise<JsonObject> {
  if (merge === null) {
    const mergeable = isOpen ? true : null;
    const how = { mergeable, rebaseable: mergeable, mergeable_state: isOpen ? "clean" : "unknown" };
    return { merged: false, merged_at: null, merged_by: null, ...how };
  }
  const by = await simpleUser(state, merge.by);
  const how = { mergeable: null, rebaseable: null, mergeable_state: "unknown" };
  return { merged: true, merged_at: merge.at, merged_by: by, merge_commit_sha: merge.sha, ...how };
}

async function headJson(
  state: GitHubState,
  pull: PullRecord,
  kept: JsonObject,
): Promise<JsonObject> {
  if (pull.fork === null) return { ...kept, sha: pull.headSha, ref: pull.headRef };
  const repo = await state.emulator.read(`/repos/${pull.fork}`);
  const [owner] = pull.fork.split("/");
  const user = objectAt(repo, "owner");
  return { label: `${owner}:${pull.headRef}`, ref: pull.headRef, sha: pull.headSha, user, repo };
}
