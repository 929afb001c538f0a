import { isObject, type JsonObject } from "./json.ts";
import { simpleOrganization, simpleUser } from "./people.ts";
import { type PullRecord, pullJson } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** What every event of a repository carries: repository, organisation, installation, sender. */
export async function envelope(
  state: GitHubState,
  repository: string,
  sender: string,
): Promise<JsonObject> {
  const [owner = ""] = repository.split("/");
  const installation = state.installations.get(owner);
  const id = installation === undefined ? null : { id: installation.id, node_id: "MDI6" };
  return {
    repository: await repositoryPayload(state, repository),
    organization: await simpleOrganization(state, owner),
    ...(id === null ? {} : { installation: id }),
    sender: await simpleUser(state, sender),
  };
}

/** A repository as webhooks show it. */
async function repositoryPayload(state: GitHubState, repository: string): Promise<JsonObject> {
  const kept = await state.emulator.read(`/repos/${repository}`);
  const {
    network_count: _network,
    subscribers_count: _subscribers,
    permissions: _permissions,
    license,
    ...rest
  } = kept;
  const name = { is_template: false, web_commit_signoff_required: false, forks: 0 };
  const counts = { open_issues: 0, watchers: 0, topics: [], mirror_url: null };
  return { ...name, ...counts, ...rest, license: isObject(license) ? license : null };
}

/** `pull_request.*`; `more` holds what only some actions have, such as `changes`. */
export async function pullRequestPayload(
  state: GitHubState,
  action: string,
  pull: PullRecord,
  sender: string,
  more: JsonObject = {},
): Promise<JsonObject> {
  return {
    action,
    number: pull.number,
    pull_request: await pullJson(state, pull),
    ...more,
    ...(await envelope(state, pull.repository, sender)),
  };
}
