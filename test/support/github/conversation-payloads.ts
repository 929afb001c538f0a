import type { JsonObject } from "./json.ts";
import { envelope } from "./payloads.ts";
import { type PullRecord, pullJson, pullKey } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** `issue_comment.*` on an issue or a pull request. */
export async function issueCommentPayload(
  state: GitHubState,
  action: "created" | "edited" | "deleted",
  repository: string,
  number: number,
  comment: JsonObject,
  sender: string,
): Promise<JsonObject> {
  const pull = state.pulls.get(pullKey(repository, number));
  const issue =
    pull === undefined
      ? await state.emulator.read(`/repos/${repository}/issues/${number}`)
      : issueOf(await pullJson(state, pull));
  return {
    action,
    issue,
    comment: { ...comment, performed_via_github_app: null },
    ...(await envelope(state, repository, sender)),
  };
}

/** `pull_request_review.*`: its states are written small there. */
export async function reviewPayload(
  state: GitHubState,
  action: "submitted" | "edited" | "dismissed",
  pull: PullRecord,
  review: JsonObject,
  sender: string,
): Promise<JsonObject> {
  return {
    action,
    review: { ...review, state: String(review["state"]).toLowerCase() },
    pull_request: await pullJson(state, pull),
    ...(await envelope(state, pull.repository, sender)),
  };
}

/** A pull request as the issue that it is too. */
function issueOf(pull: JsonObject): JsonObject {
  const url = String(pull["issue_url"]);
  const repository = url.split("/issues/")[0] ?? "";
  const { id = 0, number = 0, node_id: node = "", title = "", user = null, body = null } = pull;
  const { labels = [], assignee = null, assignees = [], milestone = null } = pull;
  const { state: openOrClosed = "open", locked = false, comments = 0 } = pull;
  const { created_at: created = "", updated_at: updated = "", closed_at: closed = null } = pull;
  const { html_url: html = "", diff_url: diff = "", patch_url: patch = "" } = pull;
  const { url: pullUrl = "", merged_at: merged = null, draft = false } = pull;
  return {
    url,
    repository_url: repository,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: html,
    id,
    node_id: node,
    number,
    title,
    user,
    labels,
    state: openOrClosed,
    locked,
    assignee,
    assignees,
    milestone,
    comments,
    created_at: created,
    updated_at: updated,
    closed_at: closed,
    author_association: pull["author_association"] ?? "NONE",
    active_lock_reason: null,
    draft,
    pull_request: {
      url: pullUrl,
      html_url: html,
      diff_url: diff,
      patch_url: patch,
      merged_at: merged,
    },
    body,
    reactions: noReactions(url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: null,
  };
}

function noReactions(url: string): JsonObject {
  const names = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"];
  const counts = Object.fromEntries(names.map((name) => [name, 0]));
  return { url: `${url}/reactions`, total_count: 0, ...counts };
}
