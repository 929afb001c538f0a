import { type Answer, type Call, type Handlers, repositoryOf } from "./calls.ts";
import { OWNER } from "./emulator.ts";
import type { JsonObject } from "./json.ts";
import { isTeamMember, simpleUser, teamRepositories } from "./people.ts";
import type { GitHubState } from "./state.ts";

type Role = "admin" | "write" | "read" | "none";

/** Who may do what in a repository: by their teams, and not everything for every member. */
export function roleHandlers(state: GitHubState): Handlers {
  return {
    "GET /repos/{owner}/{repo}/collaborators/{username}/permission": (call) =>
      permission(state, call),
  };
}

async function permission(state: GitHubState, call: Call): Promise<Answer> {
  const { username = "" } = call.parameters;
  const role = await roleOf(state, repositoryOf(call), username);
  const ranks: readonly Role[] = ["none", "read", "write", "admin"];
  const may = (least: Role) => ranks.indexOf(role) >= ranks.indexOf(least);
  const permissions: JsonObject = {
    admin: may("admin"),
    maintain: may("admin"),
    push: may("write"),
    triage: may("write"),
    pull: may("read"),
  };
  const user = { ...(await simpleUser(state, username)), role_name: role, permissions };
  return { status: 200, body: { permission: role, role_name: role, user } };
}

async function roleOf(state: GitHubState, repository: string, login: string): Promise<Role> {
  if (login === OWNER) return "admin";
  const [organization = ""] = repository.split("/");
  for (const team of await state.emulator.list(`/orgs/${organization}/teams`)) {
    const slug = String(team["slug"]);
    const names = await teamRepositories(state, organization, slug);
    if (!names.includes(repository)) continue;
    if (await isTeamMember(state, organization, slug, login)) return "write";
  }
  const { private: isPrivate } = await state.emulator.read(`/repos/${repository}`);
  const path = `/orgs/${organization}/members/${encodeURIComponent(login)}`;
  const { status } = await state.emulator.send({ method: "GET", path, token: null });
  return isPrivate === true && status !== 204 ? "none" : "read";
}
