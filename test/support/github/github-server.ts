import { createCallers } from "./callers.ts";
import { type Answer, refuse } from "./calls.ts";
import type { CheckRunRecord } from "./check-runs.ts";
import { openDesk, type RawRequest } from "./desk.ts";
import { type Emulator, installationId, startEmulator } from "./emulator.ts";
import { createFaults, type Fault } from "./faults.ts";
import { frontOffice } from "./front-office.ts";
import { createHooks, type HookDelivery } from "./hooks.ts";
import { installationPayload } from "./installation-payloads.ts";
import type { JsonObject } from "./json.ts";
import { createPerson, type Person } from "./person.ts";
import { plant } from "./plant.ts";
import { type PullRecord, pullKey } from "./pulls.ts";
import { createRateLimits, type RateLimit } from "./rate-limits.ts";
import type { LoggedRequest } from "./request-log.ts";
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
  reply = frontOffice({ state, callers, faults, limits, requests, violations });
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
    reactions: new Map(),
    news: createNews(),
  };
}

/** Fails with everything in which the app, or this GitHub, was unlike what GitHub publishes. */
export function expectNoViolations({ violations }: LocalGitHub): void {
  if (violations.length === 0) return;
  const list = [...new Set(violations)].map((violation) => `- ${violation}`).join("\n");
  throw new Error(`${violations.length} things are not as GitHub publishes them:\n${list}`);
}
