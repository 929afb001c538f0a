import type { JsonObject } from "./json.ts";
import { account } from "./likeness.ts";
import { repositoriesOf, simpleUser } from "./people.ts";
import type { GitHubState } from "./state.ts";

/** `installation.created` and its like, of an organisation. */
export async function installationPayload(
  state: GitHubState,
  action: string,
  organization: string,
  sender: string,
): Promise<JsonObject> {
  const repositories = await repositoriesOf(state, organization);
  const brief = repositories.map(({ id, node_id: node, name, full_name: full, private: hidden }) =>
    Object.fromEntries(
      Object.entries({ id, node_id: node, name, full_name: full, private: hidden }).map(
        ([key, value]) => [key, value ?? null],
      ),
    ),
  );
  return {
    action,
    installation: await installationJson(state, organization),
    repositories: brief,
    requester: null,
    sender: await simpleUser(state, sender),
  };
}

/** An installation as the API gives it. */
export async function installationJson(
  state: GitHubState,
  organization: string,
): Promise<JsonObject> {
  const installation = state.installations.get(organization);
  if (installation === undefined) throw new Error(`${organization} has not installed the app.`);
  const kept = await state.emulator.read(`/orgs/${organization}`);
  return {
    id: installation.id,
    client_id: `Iv23li${state.app.id}`,
    account: account(kept, "Organization", state.url),
    repository_selection: "all",
    access_tokens_url: `${state.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${state.url}/installation/repositories`,
    html_url: `${state.url}/organizations/${organization}/settings/installations/${installation.id}`,
    app_id: state.app.id,
    app_slug: state.app.slug,
    target_id: kept["id"] ?? 0,
    target_type: "Organization",
    permissions: state.app.permissions,
    events: state.app.events,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}
