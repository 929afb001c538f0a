import { type Answer, type Call, type Handlers, page } from "./calls.ts";
import { isObject, type Json, type JsonObject, listOf, objectAt } from "./json.ts";
import { simpleUser } from "./people.ts";
import { withPull } from "./pull-handlers.ts";
import type { PullRecord } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** GitHub lists so many commits of a pull request, and no more. */
const MOST_COMMITS = 250;

/** A pull request's commits, oldest first, up to its present head. */
export function pullCommitHandlers(state: GitHubState): Handlers {
  return {
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits": (call) =>
      withPull(state, call, (pull) => listCommits(state, call, pull)),
  };
}

async function listCommits(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const before = new Set((await history(state, pull, pull.baseSha)).map(({ sha }) => sha));
  const commits = (await history(state, pull, pull.headSha)).filter(({ sha }) => !before.has(sha));
  const listed = commits.reverse().slice(0, MOST_COMMITS);
  return page(call, state.url, await Promise.all(listed.map((commit) => likeness(state, commit))));
}

/** A commit and its first parents, newest first. */
async function history(
  state: GitHubState,
  { repository, fork }: PullRecord,
  from: string,
): Promise<JsonObject[]> {
  const commits: JsonObject[] = [];
  let sha: Json | undefined = from;
  while (typeof sha === "string" && commits.length < 2 * MOST_COMMITS) {
    const commit = await commitIn(state, [fork ?? repository, repository], sha);
    if (commit === null) break;
    commits.push(commit);
    sha = listOf(commit["parents"])[0]?.["sha"];
  }
  return commits;
}

/** The emulator's forks do not hold all that they were forked from. */
async function commitIn(
  state: GitHubState,
  repositories: readonly string[],
  sha: string,
): Promise<JsonObject | null> {
  for (const repository of repositories) {
    const path = `/repos/${repository}/commits/${sha}`;
    const { status, body } = await state.emulator.send({ method: "GET", path, token: null });
    if (status === 200 && isObject(body)) return body;
  }
  return null;
}

async function likeness(state: GitHubState, item: JsonObject): Promise<Json> {
  const { stats: _stats, files: _files, ...brief } = item;
  const commit = objectAt(item, "commit");
  const tree = objectAt(commit, "tree");
  const url = `${state.url}/git/trees/${String(tree["sha"])}`;
  return {
    ...brief,
    commit: { ...commit, tree: { ...tree, url } },
    author: await accountOf(state, commit["author"]),
    committer: await accountOf(state, commit["committer"]),
  };
}

/** People here commit under their login. */
async function accountOf(state: GitHubState, identity: Json | undefined): Promise<Json> {
  if (!isObject(identity) || typeof identity["name"] !== "string") return null;
  return simpleUser(state, identity["name"]);
}
