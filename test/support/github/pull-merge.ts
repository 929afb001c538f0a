import { tip } from "./branches.ts";
import { type Answer, actorOf, type Call, refuse } from "./calls.ts";
import { branchMoved } from "./git-handlers.ts";
import { isObject, type Json } from "./json.ts";
import { changedFiles } from "./pull-files.ts";
import { announcePull } from "./pull-news.ts";
import { type PullRecord, updatePull } from "./pulls.ts";
import { type GitHubState, moment } from "./state.ts";

/** Merges a pull request, unless it is closed, a draft or not what the caller saw. */
export async function mergePull(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const { sha } = isObject(call.body) ? call.body : {};
  if (sha !== undefined && sha !== pull.headSha) {
    return refuse(409, "Head branch was modified. Review and try the merge again.");
  }
  if (!pull.isOpen || pull.isDraft) return refuse(405, "Pull Request is not mergeable");
  const by = actorOf(state, call);
  const merged = await mergeCommit(state, pull, by);
  const path = `/repos/${pull.repository}/pulls/${pull.number}`;
  await state.emulator.write("PATCH", path, { state: "closed" });
  const merge = { sha: merged, by, at: moment() };
  const changed = updatePull(state, pull, { isOpen: false, merge });
  announcePull(state, "closed", changed, by);
  const message = "Pull Request successfully merged";
  return { status: 200, body: { sha: merged, merged: true, message } };
}

/** Puts what the pull request changes onto the newest base, as one commit of two parents. */
async function mergeCommit(state: GitHubState, pull: PullRecord, by: string): Promise<string> {
  const at = `/repos/${pull.repository}/git`;
  const base = (await tip(state, pull.repository, pull.baseRef)) ?? pull.baseSha;
  const { tree: root } = await state.emulator.read(`${at}/commits/${base}`);
  const files = await changedFiles(state, pull);
  const entry = (path: Json | undefined, sha: Json) =>
    ({ path: path ?? "", mode: "100644", type: "blob", sha }) as const;
  const tree = files.flatMap(({ filename, sha = null, status, previous_filename: previous }) => [
    entry(filename, status === "removed" ? null : sha),
    ...(previous === undefined ? [] : [entry(previous, null)]),
  ]);
  const baseTree = isObject(root) ? (root["sha"] ?? "") : "";
  const merged = await state.emulator.write("POST", `${at}/trees`, { base_tree: baseTree, tree });
  const commit = await state.emulator.write("POST", `${at}/commits`, {
    message: `Merge pull request #${pull.number}`,
    tree: merged["sha"] ?? "",
    parents: [base, pull.headSha],
  });
  const sha = String(commit["sha"]);
  await state.emulator.write("PATCH", `${at}/refs/heads/${pull.baseRef}`, { sha });
  const { repository, baseRef: branch } = pull;
  await branchMoved(state, { repository, branch, before: base, after: sha, sender: by });
  return sha;
}
