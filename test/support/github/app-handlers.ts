import type { Callers } from "./callers.ts";
import {
  type Answer,
  type Call,
  type Handlers,
  type InstallationToken,
  page,
  pageOf,
  refuse,
} from "./calls.ts";
import { appJson } from "./check-runs.ts";
import type { HookDelivery } from "./hooks.ts";
import { installationJson } from "./installation-payloads.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { repositoriesOf } from "./people.ts";
import type { Installation } from "./seed.ts";
import type { GitHubState } from "./state.ts";

/** What the app does as itself: tokens, installations, its log of deliveries. */
export function appHandlers(state: GitHubState, callers: Callers): Handlers {
  return {
    "GET /app": () => ({ status: 200, body: { ...appJson(state), installations_count: 1 } }),
    "GET /app/installations": async (call) => {
      const accounts = [...state.installations.keys()];
      const list = await Promise.all(accounts.map((login) => installationJson(state, login)));
      return page(call, state.url, list);
    },
    "GET /app/installations/{installation_id}": async ({ parameters }) => {
      const found = byId(state, parameters["installation_id"]);
      if (found === undefined) return refuse(404);
      return { status: 200, body: await installationJson(state, found.account) };
    },
    "GET /orgs/{org}/installation": ({ parameters }) => ofAccount(state, parameters["org"]),
    "GET /repos/{owner}/{repo}/installation": ({ parameters }) =>
      ofAccount(state, parameters["owner"]),
    "POST /app/installations/{installation_id}/access_tokens": (call) =>
      createToken(state, callers, call),
    "GET /installation/repositories": (call) => repositories(state, call),
    "GET /app/hook/deliveries": (call) => deliveries(state, call),
    "GET /app/hook/deliveries/{delivery_id}": ({ parameters }) => delivery(state, parameters),
    "POST /app/hook/deliveries/{delivery_id}/attempts": ({ parameters }) =>
      again(state, parameters),
  };
}

function byId(state: GitHubState, id: string | undefined): Installation | undefined {
  return [...state.installations.values()].find((installation) => String(installation.id) === id);
}

async function ofAccount(state: GitHubState, account = ""): Promise<Answer> {
  if (!state.installations.has(account)) return refuse(404);
  return { status: 200, body: await installationJson(state, account) };
}

async function createToken(state: GitHubState, callers: Callers, call: Call): Promise<Answer> {
  const installation = byId(state, call.parameters["installation_id"]);
  if (installation === undefined) return refuse(404);
  const { account, id } = installation;
  const token = call.headers["authorization"]?.split(" ").at(-1) ?? null;
  const { method, path, body } = call;
  const answer = await state.emulator.send({ method, path, token, body });
  if (answer.status !== 201 || !isObject(answer.body)) return answer;
  const given = answer.body;
  const named = given["repositories"];
  const names = Array.isArray(named)
    ? named.filter(isObject).map(({ name }) => String(name))
    : null;
  const permissions = Object.entries(isObject(given["permissions"]) ? given["permissions"] : {});
  const opens: InstallationToken = {
    installation: id,
    account,
    permissions: Object.fromEntries(permissions.map(([name, level]) => [name, String(level)])),
    repositories: names,
  };
  callers.learn(String(given["token"]), opens);
  const full = names?.map((name) => state.emulator.read(`/repos/${account}/${name}`));
  const list = full === undefined ? {} : { repositories: await Promise.all(full) };
  return { ...answer, body: { ...given, ...list } };
}

async function repositories(state: GitHubState, call: Call): Promise<Answer> {
  if (call.caller.kind !== "installation") return refuse(403);
  const { token } = call.caller;
  const all = await repositoriesOf(state, token.account);
  const open = all.filter(
    ({ name }) => token.repositories === null || token.repositories.includes(String(name)),
  );
  const answer = page(call, state.url, open);
  const body = {
    total_count: open.length,
    repository_selection: token.repositories === null ? "all" : "selected",
    repositories: answer.body as Json,
  };
  return { ...answer, body };
}

/** Newest first, by cursor: the id of the delivery that the page begins with. */
function deliveries(state: GitHubState, call: Call): Answer {
  const newest = [...state.hooks.deliveries].reverse();
  const cursor = call.query.get("cursor");
  const start = cursor === null ? 0 : newest.findIndex(({ id }) => `v1_${id}` === cursor);
  const { size } = pageOf(call);
  const shown = newest.slice(start, start + size);
  const next = newest[start + size];
  const url = `${state.url}/app/hook/deliveries?per_page=${size}&cursor=v1_${next?.id}`;
  const headers: Record<string, string> =
    next === undefined ? {} : { link: `<${url}>; rel="next"` };
  return { status: 200, headers, body: shown.map((one) => brief(state, one)) };
}

function brief(state: GitHubState, one: HookDelivery): JsonObject {
  const { installation, repository } = one.payload;
  return {
    id: one.id,
    guid: one.guid,
    delivered_at: one.deliveredAt,
    redelivery: one.redelivery,
    duration: one.duration,
    status: one.status,
    status_code: one.statusCode,
    event: one.event,
    action: one.action,
    installation_id: isObject(installation ?? null)
      ? ((installation as JsonObject)["id"] ?? null)
      : null,
    repository_id: isObject(repository ?? null) ? ((repository as JsonObject)["id"] ?? null) : null,
    url: state.hooks.url ?? "",
    throttled_at: null,
  };
}

function delivery(state: GitHubState, { delivery_id: id }: Call["parameters"]): Answer {
  const found = state.hooks.deliveries.find((one) => String(one.id) === id);
  if (found === undefined) return refuse(404);
  const request = { headers: found.headers, payload: found.payload };
  const response = { headers: {}, payload: found.answer };
  return { status: 200, body: { ...brief(state, found), request, response } };
}

async function again(state: GitHubState, { delivery_id: id }: Call["parameters"]): Promise<Answer> {
  const found = state.hooks.deliveries.find((one) => String(one.id) === id);
  if (found === undefined) return refuse(404);
  await state.hooks.redeliver(found.guid);
  return { status: 202, body: {} };
}
