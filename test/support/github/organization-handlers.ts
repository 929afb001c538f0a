import { type Answer, actorOf, type Call, type Handlers, page, pageOf, refuse } from "./calls.ts";
import { tokenToForward } from "./git-handlers.ts";
import { isObject } from "./json.ts";
import { membershipPayload, teamPayload } from "./organization-payloads.ts";
import { repositoriesOf, simpleOrganization, simpleTeam } from "./people.ts";
import type { GitHubState } from "./state.ts";

/** Organisations and their people: the emulator's, in GitHub's full shapes, told to the app. */
export function organizationHandlers(state: GitHubState): Handlers {
  const member = "/orgs/{org}/teams/{team_slug}/memberships/{username}";
  const repository = "/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}";
  return {
    "GET /orgs/{org}/memberships/{username}": ({ path, parameters }) =>
      membership(state, path, parameters["org"] ?? ""),
    "GET /orgs/{org}/repos": async ({ parameters }) => {
      return { status: 200, body: await repositoriesOf(state, parameters["org"] ?? "") };
    },
    "GET /orgs/{org}/teams": async (call) => {
      const org = call.parameters["org"] ?? "";
      const teams = await state.emulator.list(`/orgs/${org}/teams`);
      const brief = teams.map(({ slug }) => simpleTeam(state, org, String(slug)));
      return page(call, state.url, (await Promise.all(brief)).filter(isObject));
    },
    "GET /installation/repositories": async (call) => {
      if (call.caller.kind !== "installation") return refuse(403);
      const { account, repositories: named } = call.caller.token;
      const all = await repositoriesOf(state, account);
      const repositories = all.filter(({ name }) => named?.includes(String(name)) ?? true);
      const { size, number } = pageOf(call);
      const some = repositories.slice((number - 1) * size, number * size);
      return { status: 200, body: { total_count: repositories.length, repositories: some } };
    },
    [`PUT ${member}`]: (call) => changeMembership(state, call, "added"),
    [`DELETE ${member}`]: (call) => changeMembership(state, call, "removed"),
    [`PUT ${repository}`]: (call) => changeAccess(state, call, "added_to_repository"),
    [`DELETE ${repository}`]: (call) => changeAccess(state, call, "removed_from_repository"),
  };
}

async function membership(state: GitHubState, path: string, login: string): Promise<Answer> {
  const { status, body } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200 || !isObject(body)) return refuse(status);
  return { status, body: { ...body, organization: await simpleOrganization(state, login) } };
}

function forward(state: GitHubState, call: Call): Promise<Answer> {
  const { method, path, body } = call;
  return state.emulator.send({ method, path, body, token: tokenToForward(call) });
}

async function changeMembership(
  state: GitHubState,
  call: Call,
  action: "added" | "removed",
): Promise<Answer> {
  const answer = await forward(state, call);
  if (answer.status >= 300) return answer;
  const { org = "", team_slug: slug = "", username = "" } = call.parameters;
  state.hooks.announce("membership", () =>
    membershipPayload(state, action, org, slug, username, actorOf(state, call)),
  );
  return answer;
}

async function changeAccess(
  state: GitHubState,
  call: Call,
  action: "added_to_repository" | "removed_from_repository",
): Promise<Answer> {
  const answer = await forward(state, call);
  if (answer.status >= 300) return answer;
  const { owner, repo, team_slug: slug = "" } = call.parameters;
  state.hooks.announce("team", () =>
    teamPayload(state, action, `${owner}/${repo}`, slug, actorOf(state, call)),
  );
  return answer;
}
