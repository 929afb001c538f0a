import { tip } from "./branches.ts";
import type { JsonObject } from "./json.ts";
import { objectAt } from "./json.ts";
import { envelope } from "./payloads.ts";
import type { OpenedPull } from "./person.ts";
import { changedFiles } from "./pull-files.ts";
import { pullKey } from "./pulls.ts";
import { commitPayload } from "./push-payload.ts";
import type { GitHubState } from "./state.ts";

/** One entry of a merge queue: a pull request on top of its base and of the entries before it. */
export interface QueueEntry {
  readonly repository: string;
  readonly ref: string;
  readonly baseSha: string;
  readonly headSha: string;
}

/** Makes the next entry; `merged` is what git makes of files that it and others change. */
export async function enterQueue(
  state: GitHubState,
  pull: OpenedPull,
  onto: QueueEntry | null,
  merged: Readonly<Record<string, string>> = {},
): Promise<QueueEntry> {
  const { repository, number } = pull;
  const kept = state.pulls.get(pullKey(repository, number));
  if (kept === undefined) throw new Error(`There is no ${repository}#${number}.`);
  const at = `/repos/${repository}/git`;
  const baseSha = onto?.headSha ?? (await tip(state, repository, "main")) ?? "";
  const base = await state.emulator.read(`${at}/commits/${baseSha}`);
  const files = await changedFiles(state, kept);
  const changed = files.map(({ filename, sha }) => ({ path: filename ?? "", sha: sha ?? null }));
  const own = changed.filter(({ path }) => !(String(path) in merged));
  const texts = Object.entries(merged).map(([path, content]) => ({ path, content }));
  const tree = await state.emulator.write("POST", `${at}/trees`, {
    base_tree: objectAt(base, "tree")["sha"] ?? "",
    tree: [...own, ...texts].map((entry) => ({ ...entry, mode: "100644", type: "blob" })),
  });
  const commit = await state.emulator.write("POST", `${at}/commits`, {
    message: `Merge pull request #${number}`,
    tree: tree["sha"] ?? "",
    parents: [baseSha, kept.headSha],
  });
  const headSha = String(commit["sha"]);
  const ref = `refs/heads/gh-readonly-queue/main/pr-${number}-${baseSha}`;
  await state.emulator.write("POST", `${at}/refs`, { ref, sha: headSha });
  return { repository, ref, baseSha, headSha };
}

/** Asks for the checks of an entry, or tells that it is gone. `baseSha`: where its group begins. */
export async function announceGroup(
  state: GitHubState,
  action: "checks_requested" | "destroyed",
  entry: QueueEntry,
  baseSha = entry.baseSha,
): Promise<void> {
  const { repository, ref, headSha } = entry;
  const payload: JsonObject = {
    action,
    ...(action === "destroyed" ? { reason: "dequeued" } : {}),
    merge_group: {
      head_sha: headSha,
      head_ref: ref,
      base_sha: baseSha,
      base_ref: "refs/heads/main",
      head_commit: await commitPayload(state, repository, headSha),
    },
    ...(await envelope(state, repository, "ada")),
  };
  await state.hooks.deliver("merge_group", payload);
}
