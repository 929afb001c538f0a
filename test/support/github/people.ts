import type { JsonObject } from "./json.ts";
import { account } from "./likeness.ts";
import type { GitHubState } from "./state.ts";

/** A user in GitHub's brief shape; the app itself by its bot's name. */
export async function simpleUser(state: GitHubState, login: string): Promise<JsonObject> {
  if (login.endsWith("[bot]")) return botUser(state);
  const user = await state.emulator.read(`/users/${encodeURIComponent(login)}`);
  return account(user, "User", state.url);
}

/** The app as the sender of its own effects. */
function botUser(state: GitHubState): JsonObject {
  const login = `${state.app.slug}[bot]`;
  return account({ login, id: 49_000_000 + state.app.id, node_id: "BOT_1" }, "Bot", state.url);
}

/** An organisation in the shape that webhooks use. */
export async function simpleOrganization(state: GitHubState, login: string): Promise<JsonObject> {
  const { id = 0, node_id: node = "" } = await state.emulator.read(`/orgs/${login}`);
  const url = `${state.url}/orgs/${login}`;
  return {
    login,
    id,
    node_id: node,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${state.url}/avatars/${login}`,
    description: null,
  };
}

/** A team in GitHub's brief shape; null: there is none of that slug. */
export async function simpleTeam(
  state: GitHubState,
  organization: string,
  slug: string,
): Promise<JsonObject | null> {
  const path = `/orgs/${organization}/teams/${encodeURIComponent(slug)}`;
  const { status, body } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200) return null;
  const team = body as JsonObject;
  const url = `${state.url}/organizations/1/team/${team["id"]}`;
  return {
    id: team["id"] ?? 0,
    node_id: team["node_id"] ?? "",
    name: team["name"] ?? slug,
    slug,
    description: team["description"] ?? null,
    privacy: team["privacy"] ?? "closed",
    notification_setting: "notifications_enabled",
    permission: team["permission"] ?? "pull",
    url,
    html_url: `${state.url}/orgs/${organization}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: "organization",
    organization_id: 1,
    parent: null,
  };
}

/** Names of the repositories that a team has access to. */
export async function teamRepositories(
  state: GitHubState,
  organization: string,
  slug: string,
): Promise<readonly string[]> {
  const repositories = await state.emulator.list(`/orgs/${organization}/teams/${slug}/repos`);
  return repositories.map(({ full_name: name }) => String(name));
}

/** Whether someone is an active member of a team. */
export async function isTeamMember(
  state: GitHubState,
  organization: string,
  slug: string,
  login: string,
): Promise<boolean> {
  const members = await state.emulator.list(`/orgs/${organization}/teams/${slug}/members`);
  return members.some((member) => member["login"] === login);
}

/** The repositories of an account, as the API gives them. */
export async function repositoriesOf(
  state: GitHubState,
  owner: string,
): Promise<readonly JsonObject[]> {
  const names = state.repositories.filter((name) => name.startsWith(`${owner}/`));
  return Promise.all(names.map((name) => state.emulator.read(`/repos/${name}`)));
}
