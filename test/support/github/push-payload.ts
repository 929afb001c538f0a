import { isObject, type JsonObject, objectAt } from "./json.ts";
import { envelope } from "./payloads.ts";
import { plainEmail } from "./plain-email.ts";
import type { GitHubState } from "./state.ts";

/** `push` of commits to a branch. */
export async function pushPayload(
  state: GitHubState,
  push: {
    readonly repository: string;
    readonly ref: string;
    readonly before: string;
    readonly after: string;
    readonly sender: string;
  },
): Promise<JsonObject> {
  const { repository, ref, before, after, sender } = push;
  const isNew = /^0+$/.test(before);
  const commits = isNew
    ? [await pushedCommit(state, repository, after)]
    : await commitsBetween(state, repository, before, after);
  const around = await envelope(state, repository, sender);
  const kept = objectAt(around, "repository");
  const at = (time: unknown) => Math.floor(Date.parse(String(time)) / 1000) || 0;
  return {
    ref,
    before,
    after,
    base_ref: null,
    created: isNew,
    deleted: false,
    forced: false,
    compare: `${state.url}/${repository}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher: { name: sender, email: plainEmail(`${sender}@example.com`) },
    ...around,
    repository: {
      ...kept,
      created_at: at(kept["created_at"]),
      pushed_at: Math.floor(Date.now() / 1000),
      master_branch: kept["default_branch"] ?? "main",
      organization: repository.split("/")[0] ?? "",
      stargazers: 0,
    },
  };
}

async function commitsBetween(
  state: GitHubState,
  repository: string,
  before: string,
  after: string,
): Promise<readonly JsonObject[]> {
  const { commits } = await state.emulator.read(
    `/repos/${repository}/compare/${before}...${after}`,
  );
  const found = Array.isArray(commits) ? commits.filter(isObject) : [];
  return Promise.all(found.map(({ sha }) => pushedCommit(state, repository, String(sha))));
}

async function pushedCommit(
  state: GitHubState,
  repository: string,
  sha: string,
): Promise<JsonObject> {
  const [brief, full] = await Promise.all([
    commitPayload(state, repository, sha),
    state.emulator.read(`/repos/${repository}/commits/${sha}`),
  ]);
  const { files } = full;
  const changed = Array.isArray(files) ? files.filter(isObject) : [];
  const names = (statuses: readonly string[]) =>
    changed
      .filter(({ status }) => statuses.includes(String(status)))
      .map(({ filename = "" }) => filename);
  return {
    ...brief,
    distinct: true,
    url: `${state.url}/${repository}/commit/${sha}`,
    added: names(["added", "renamed"]),
    modified: names(["modified"]),
    removed: names(["removed"]),
  };
}

/** A commit in the brief shape of webhooks. */
export async function commitPayload(
  state: GitHubState,
  repository: string,
  sha: string,
): Promise<JsonObject> {
  const commit = await state.emulator.read(`/repos/${repository}/git/commits/${sha}`);
  const { message = "", tree } = commit;
  const who = (key: string) => {
    const { name = "", email = "", date = "" } = objectAt(commit, key);
    return { name, email: plainEmail(email), date };
  };
  return {
    id: sha,
    tree_id: isObject(tree) ? (tree["sha"] ?? "") : "",
    message,
    timestamp: who("author").date,
    author: { name: who("author").name, email: who("author").email },
    committer: { name: who("committer").name, email: who("committer").email },
  };
}
