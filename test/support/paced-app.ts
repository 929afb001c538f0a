import { Probot } from "probot";
import { openStore } from "../../db/open.ts";
import { registerEvents } from "../../src/app.ts";
import { deliveryEntrance } from "../../src/entrance.ts";
import { reportGivenUp } from "../../src/events/given-up.ts";
import { boundedFetch } from "../../src/github/bounded-fetch.ts";
import { installationClients } from "../../src/github/client.ts";
import { failureInWords } from "../../src/github/failure-in-words.ts";
import type { Delivery } from "../../src/model/delivery.ts";
import { instantIn } from "../../src/queue/clock.ts";
import { webhookIntake } from "../../src/queue/intake.ts";
import { createWorker, type Worker } from "../../src/queue/worker.ts";
import { createServerApp, listen } from "../../src/server.ts";
import type { DeliveryStore } from "../../src/store/delivery-store.ts";
import type { Store } from "../../src/store.ts";
import type { World } from "../../src/world.ts";
import { type ManualClock, manualClock } from "../queue/manual-clock.ts";
import { silentLog } from "../queue/silent-log.ts";
import { type LocalGitHub, startGitHub } from "./github/github-server.ts";
import type { OrganizationSeed } from "./github/seed.ts";

/** The app on a local GitHub, with a clock that a test moves: hours of retries take no time. */
export interface PacedApp {
  readonly github: LocalGitHub;
  readonly store: Store;
  readonly clock: ManualClock;
  /** What the app may touch on a repository of an organisation, as for a delivery. */
  enter(repository: string): Promise<World>;
  /** Begins to work on what came in; until then it only waits in line. */
  startWorking(): Promise<void>;
  /** Until nothing is in work and nothing due, and GitHub's news of it are answered. */
  settled(): Promise<void>;
  /** Lets so many seconds pass, and all happen that falls due. */
  pass(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a local GitHub and the app, which takes deliveries in and does not work on them yet. */
export async function startPacedApp(
  organizations: Readonly<Record<string, OrganizationSeed>>,
): Promise<PacedApp> {
  const github = await startGitHub({ organizations });
  const store = await openStore("file::memory:");
  const clock = manualClock("2026-11-23T12:00:00Z");
  const outcomes = createOutcomes();
  const deliveries = watched(store.deliveries, outcomes.tell);
  const { entrance, worker } = await createParts(github, { ...store, deliveries }, clock);
  const log = silentLog();
  const webhook = webhookIntake({
    deliveries,
    secrets: [github.app.webhookSecret],
    log,
    now: () => instantIn(clock, 0),
    wake: worker.wake,
  });
  const app = createServerApp({ webhook, deliveries, worker, log, now: clock.now });
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  github.connect(`http://127.0.0.1:${server.port}/api/github/webhooks`);

  async function isQuiet(): Promise<boolean> {
    const working = await deliveries.list(["working"], 1);
    const due = await deliveries.nextDue();
    return working.length === 0 && (due === null || Date.parse(due) > clock.now());
  }
  async function settled(): Promise<void> {
    for (;;) {
      await github.settled();
      const seen = outcomes.count();
      if (await isQuiet()) return;
      await outcomes.after(seen);
    }
  }
  return {
    github,
    store,
    clock,
    settled,
    enter: async (repository) =>
      entrance.enter("none", {
        installationId: github.installationOf(repository.split("/")[0] ?? ""),
        repository: await describe(github, repository),
      }),
    startWorking: async () => {
      await worker.start();
      await settled();
    },
    pass: async (seconds) => {
      const end = clock.now() + seconds * 1000;
      for (;;) {
        const due = Date.parse((await deliveries.nextDue()) ?? "");
        await clock.advance((Math.min(Number.isNaN(due) ? end : due, end) - clock.now()) / 1000);
        await settled();
        if (clock.now() >= end) return;
      }
    },
    stop: async () => {
      await server.close();
      await worker.stop();
      await github.close();
      await store.close();
    },
  };
}

async function createParts(github: LocalGitHub, store: Store, clock: ManualClock) {
  const { id: appId, privateKey, webhookSecret: secret } = github.app;
  const probot = new Probot({
    appId,
    privateKey,
    secret,
    baseUrl: github.url,
    logLevel: "fatal",
    request: { fetch: boundedFetch },
  });
  await probot.ready();
  const connection = { appId, privateKey, apiUrl: github.url, isThrottled: false };
  const entrance = deliveryEntrance({
    probot,
    clients: await installationClients(probot, connection),
    store,
    appId,
    fallbackSecurityTeam: null,
    now: () => instantIn(clock, 0),
  });
  await probot.load((app) => registerEvents(app, entrance.enter, store));
  const worker: Worker = createWorker({
    name: "paced",
    lanes: 8,
    isAlone: true,
    deliveries: store.deliveries,
    clock,
    log: silentLog(),
    random: () => 1,
    handle: entrance.handle,
    giveUp: (delivery: Delivery, error) =>
      reportGivenUp(entrance.enter, delivery, failureInWords(error)),
  });
  return { entrance, worker };
}

async function describe(github: LocalGitHub, repository: string) {
  const [owner = "", name = ""] = repository.split("/");
  const { id } = await github.state.emulator.read(`/repos/${repository}`);
  const url = `https://github.com/${repository}`;
  return { id: Number(id), owner, name, url, isPrivate: true };
}

/** Counts what becomes of deliveries, and lets others wait for the next. */
function createOutcomes() {
  let count = 0;
  let ring = () => {};
  return {
    count: () => count,
    tell: () => {
      count++;
      ring();
    },
    after: (seen: number): Promise<void> =>
      new Promise((resolve) => {
        ring = resolve;
        if (count > seen) resolve();
      }),
  };
}

/** The same line, which tells whenever something became of a delivery. */
function watched(deliveries: DeliveryStore, tell: () => void): DeliveryStore {
  const told = async (done: Promise<void>): Promise<void> => {
    await done;
    tell();
  };
  return {
    ...deliveries,
    finish: (ids, note) => told(deliveries.finish(ids, note)),
    retry: (ids, notBefore, error) => told(deliveries.retry(ids, notBefore, error)),
    release: (ids) => told(deliveries.release(ids)),
    fail: (ids, error) => told(deliveries.fail(ids, error)),
  };
}
