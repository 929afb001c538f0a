import { refuseAccess } from "./access.ts";
import { appHandlers } from "./app-handlers.ts";
import { type Callers, createCallers } from "./callers.ts";
import { type Answer, type Call, type Handlers, refuse } from "./calls.ts";
import { checkHandlers } from "./check-handlers.ts";
import type { CheckRunRecord } from "./check-runs.ts";
import { conversationHandlers } from "./conversation-handlers.ts";
import { conditional, openDesk, type RawRequest } from "./desk.ts";
import { type Emulator, installationId, startEmulator } from "./emulator.ts";
import { answerOf, createFaults, type Fault } from "./faults.ts";
import { gitHandlers, tokenToForward } from "./git-handlers.ts";
import { createHooks, type HookDelivery } from "./hooks.ts";
import { installationPayload } from "./installation-payloads.ts";
import { type Json, type JsonObject, parseJson } from "./json.ts";
import { findOperation, validateAnswer, validateRequest } from "./openapi.ts";
import { organizationHandlers } from "./organization-handlers.ts";
import { createPerson, type Person } from "./person.ts";
import { plant } from "./plant.ts";
import { pullHandlers } from "./pull-handlers.ts";
import { type PullRecord, pullKey } from "./pulls.ts";
import { createRateLimits, limitHeaders, type RateLimit, refuseExcess } from "./rate-limits.ts";
import { type LoggedRequest, logged } from "./request-log.ts";
import { reviewRequestHandlers } from "./review-requests.ts";
import {
  DEFAULT_EVENTS,
  DEFAULT_PERMISSIONS,
  peopleOf,
  type RegisteredApp,
  type Seed,
} from "./seed.ts";
import { createNews, type GitHubState, type Happening } from "./state.ts";
import { type Awaited, awaitHappening } from "./waiting.ts";

/** A stateful GitHub on this machine, for the app and for people. */
export interface LocalGitHub {
  /** Of its API, without a slash at the end. */
  readonly url: string;
  readonly app: RegisteredApp;
  /** Tells it where the app's webhook is; until then deliveries fail. */
  connect(webhookUrl: string): void;
  asUser(login: string): Person;
  /** All runs of a commit, oldest first. */
  checkRuns(repository: string, headSha: string): readonly CheckRunRecord[];
  pull(repository: string, number: number): PullRecord;
  /** The next or present thing of a kind that satisfies; an error after `timeout` ms. */
  waitFor: Awaited;
  /** Calls back on everything that happens, until told to stop. */
  listen(listener: (happening: Happening) => void): () => void;
  /** What the app asked of GitHub, oldest first; `requests.length = 0` forgets it. */
  readonly requests: LoggedRequest[];
  /** What was not as GitHub publishes it: requests, our answers to them, payloads. */
  readonly violations: string[];
  readonly deliveries: readonly HookDelivery[];
  deliver(event: string, payload: JsonObject): Promise<HookDelivery>;
  redeliver(guid: string): Promise<HookDelivery>;
  /** `installation.created` of an organisation. */
  announceInstallation(organization: string, by: string): Promise<HookDelivery>;
  /** Until every delivery is answered. */
  settled(): Promise<void>;
  failNext(fault: Fault): void;
  installationOf(organization: string): number;
  rateLimitOf(organization: string): RateLimit;
  /** As if all installation tokens had run out. */
  expireTokens(): void;
  /** For payloads and states that this page has no words for. */
  readonly state: GitHubState;
  close(): Promise<void>;
}

/** Starts a local GitHub on a free port of 127.0.0.1. */
export async function startGitHub(seed: Seed): Promise<LocalGitHub> {
  const requests: LoggedRequest[] = [];
  const violations: string[] = [];
  const faults = createFaults();
  const limits = createRateLimits();
  let reply: (request: RawRequest) => Promise<Answer | "disconnect"> = async () => refuse(503);
  const desk = await openDesk((request) => reply(request));
  const app = register(seed);
  const emulator = await startEmulator(seed, app, desk.url);
  const state = createState(
    seed,
    { ...app, privateKey: emulator.privateKey },
    desk.url,
    emulator,
    violations,
  );
  const callers = createCallers(state.app, peopleOf(seed));
  const handlers = allHandlers(state, callers);
  reply = async (request) => {
    const call = understand(request, callers);
    const isPerson = call.caller.kind === "person";
    const fault = isPerson ? null : faults.take(call);
    const limit = limits.of(call.caller);
    let answer = fault !== null && fault.afterwards !== true ? answerOf(fault) : null;
    answer ??= refuseAccess(call) ?? refuseExcess(limit, call.caller);
    if (answer === null) {
      answer = conditional(request, await perform(state, handlers, call));
      if (answer.status !== 304) limit.used++;
      if (!isPerson) judge(call, answer, violations);
    }
    if (fault?.afterwards === true) answer = answerOf(fault);
    if (!isPerson) requests.push(await logged(state, call, answer.status));
    if (fault?.status === "disconnect") return "disconnect";
    return { ...answer, headers: headersOf(answer, limitHeaders(limit)) };
  };
  await plant(emulator, seed);
  return {
    url: desk.url,
    app: state.app,
    connect: (webhookUrl) => {
      state.hooks.url = webhookUrl;
    },
    asUser: (login) => createPerson(state, login),
    checkRuns: (repository, headSha) =>
      [...state.checkRuns.values()].filter(
        (run) => run.repository === repository && run.headSha === headSha,
      ),
    pull: (repository, number) => {
      const pull = state.pulls.get(pullKey(repository, number));
      if (pull === undefined) throw new Error(`There is no ${repository}#${number}.`);
      return pull;
    },
    waitFor: awaitHappening(state),
    listen: (listener) => state.news.listen(listener),
    requests,
    violations,
    deliveries: state.hooks.deliveries,
    deliver: (event, payload) => state.hooks.deliver(event, payload),
    redeliver: (guid) => state.hooks.redeliver(guid),
    announceInstallation: async (organization, by) =>
      state.hooks.deliver(
        "installation",
        await installationPayload(state, "created", organization, by),
      ),
    settled: () => state.hooks.settled(),
    failNext: (fault) => faults.add(fault),
    installationOf: (organization) => state.installations.get(organization)?.id ?? 0,
    rateLimitOf: (organization) =>
      limits.ofInstallation(state.installations.get(organization)?.id ?? 0),
    expireTokens: () => callers.forget(),
    state,
    close: async () => {
      await state.hooks.settled();
      await Promise.all([desk.close(), emulator.close()]);
    },
  };
}

function register({ app = {} }: Seed): Omit<RegisteredApp, "privateKey"> {
  return {
    id: app.id ?? 4711,
    slug: app.slug ?? "threatgate",
    webhookSecret: app.webhookSecret ?? "a webhook secret of more than 32 characters",
    permissions: app.permissions ?? DEFAULT_PERMISSIONS,
    events: app.events ?? DEFAULT_EVENTS,
  };
}

function createState(
  seed: Seed,
  app: RegisteredApp,
  url: string,
  emulator: Emulator,
  violations: string[],
): GitHubState {
  const installed = Object.entries(seed.organizations)
    .filter(([, { installed = true }]) => installed)
    .map(([account], at) => [account, { id: installationId(at), account }] as const);
  return {
    url,
    app,
    installations: new Map(installed),
    emulator,
    hooks: createHooks(app, (problem) => violations.push(`Webhook ${problem}`)),
    repositories: Object.entries(seed.organizations).flatMap(([owner, { repositories }]) =>
      Object.keys(repositories).map((name) => `${owner}/${name}`),
    ),
    pulls: new Map(),
    forks: new Map(),
    checkRuns: new Map(),
    news: createNews(),
  };
}

function allHandlers(state: GitHubState, callers: Callers): Handlers {
  return {
    ...appHandlers(state, callers),
    ...pullHandlers(state),
    ...reviewRequestHandlers(state),
    ...checkHandlers(state),
    ...gitHandlers(state),
    ...conversationHandlers(state),
    ...organizationHandlers(state),
  };
}

function understand(request: RawRequest, callers: Callers): Call {
  const { method, path, headers, text } = request;
  const operation = findOperation({ method, path });
  return {
    method,
    path,
    template: operation?.template ?? null,
    parameters: operation?.parameters ?? {},
    query: new URLSearchParams(path.split("?")[1] ?? ""),
    headers,
    body: text === "" ? undefined : parseJson(text),
    caller: callers.identify(headers["authorization"]),
  };
}

/** Our own handler's answer where there is one, else the emulator's. */
async function perform(state: GitHubState, handlers: Handlers, call: Call): Promise<Answer> {
  const handler = handlers[`${call.method} ${call.template}`];
  if (handler !== undefined) return handler(call);
  const { method, path, body } = call;
  return state.emulator.send({ method, path, body, token: tokenToForward(call) });
}

function judge(call: Call, answer: Answer, violations: string[]): void {
  const { method, path } = call;
  const { status, body } = answer;
  const json: Json | undefined = Buffer.isBuffer(body) ? undefined : (body as Json | undefined);
  const found = [
    ...validateRequest(call).map((problem) => `${method} ${path}: ${problem}`),
    ...validateAnswer(call, status, json).map(
      (problem) => `The local GitHub's answer ${status} to ${method} ${path}: ${problem}`,
    ),
  ];
  violations.push(...found);
}

function headersOf(answer: Answer, limit: Record<string, string>): Record<string, string> {
  const type =
    answer.body === undefined ? {} : { "content-type": "application/json; charset=utf-8" };
  return { ...type, "x-github-request-id": "0:0:0:0:0", ...limit, ...answer.headers };
}

/** Fails with everything in which the app, or this GitHub, was unlike what GitHub publishes. */
export function expectNoViolations({ violations }: LocalGitHub): void {
  if (violations.length === 0) return;
  const list = [...new Set(violations)].map((violation) => `- ${violation}`).join("\n");
  throw new Error(`${violations.length} things are not as GitHub publishes them:\n${list}`);
}
