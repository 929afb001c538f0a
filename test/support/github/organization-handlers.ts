import { type Answer, type Handlers, refuse } from "./calls.ts";
import { isObject } from "./json.ts";
import { simpleOrganization } from "./people.ts";
import type { GitHubState } from "./state.ts";

/** Organisations and their people: the emulator's, in GitHub's full shapes. */
export function organizationHandlers(state: GitHubState): Handlers {
  return {
    "GET /orgs/{org}/memberships/{username}": ({ path, parameters }) =>
      membership(state, path, parameters["org"] ?? ""),
    "GET /orgs/{org}/repos": async ({ parameters }) => {
      const names = state.repositories.filter((name) => name.startsWith(`${parameters["org"]}/`));
      const all = names.map((name) => state.emulator.read(`/repos/${name}`));
      return { status: 200, body: await Promise.all(all) };
    },
  };
}

async function membership(state: GitHubState, path: string, login: string): Promise<Answer> {
  const { status, body } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200 || !isObject(body)) return refuse(status);
  return { status, body: { ...body, organization: await simpleOrganization(state, login) } };
}
