import { createPrivateKey, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Handler } from "hono";
import { Probot } from "probot";
import { openStore } from "../db/open.ts";
import { registerEvents } from "./app.ts";
import { deliveryEntrance } from "./entrance.ts";
import { reportGivenUp } from "./events/given-up.ts";
import { boundedFetch } from "./github/bounded-fetch.ts";
import { type Clients, installationClients } from "./github/client.ts";
import { failureInWords } from "./github/failure-in-words.ts";
import { openLog } from "./open-log.ts";
import { instantIn, systemClock } from "./queue/clock.ts";
import { webhookIntake } from "./queue/intake.ts";
import { startUpkeep } from "./queue/upkeep.ts";
import { createWorker, type Worker } from "./queue/worker.ts";
import { createServerApp, listen } from "./server.ts";
import { readSettings, type Settings, SettingsError } from "./settings.ts";
import type { Store } from "./store.ts";

/** The app in this process, or why it does not start. */
export type Started =
  | { readonly kind: "running"; readonly url: string; stop(): Promise<void> }
  | { readonly kind: "refused"; readonly why: string };

/** How the app differs from one in earnest. */
export interface StartOptions {
  /** Off: GitHub's write limits are not waited for, as they are no limits of a local one. */
  readonly isThrottled: boolean;
}

/** Puts the app together from its environment and starts it: the composition root. */
export async function startThreatgate(
  environment: Readonly<Record<string, string | undefined>>,
  options: StartOptions = { isThrottled: true },
): Promise<Started> {
  try {
    const settings = readSettings(environment);
    const privateKey = await privateKeyOf(settings);
    const { databaseUrl } = settings;
    const store = await openStore(databaseUrl).catch(refusedFor("DATABASE_URL"));
    return await start(settings, privateKey, store, options);
  } catch (error) {
    if (error instanceof SettingsError) return { kind: "refused", why: error.message };
    throw error;
  }
}

async function start(
  settings: Settings,
  privateKey: string,
  store: Store,
  options: StartOptions,
): Promise<Started> {
  const probot = await createProbot(settings, privateKey);
  const { log } = probot;
  const connection = { appId: settings.app.id, privateKey, apiUrl: settings.github.apiUrl };
  const clients = await installationClients(probot, { ...connection, ...options });
  const { worker, webhook } = await createLine(settings, store, probot, clients);
  const { deliveries } = store;
  const app = createServerApp({ webhook, deliveries, worker, log, now: systemClock.now });
  const server = await listen(app, settings).catch(async (error) => {
    await store.close();
    return refusedFor("HOST, PORT")(error);
  });
  await worker.start();
  const upkeep = startUpkeep({ store, retention: settings.retention, clock: systemClock, log });
  const url = `http://${settings.host}:${server.port}`;
  log.info({ url }, "Threatgate is ready");
  return {
    kind: "running",
    url,
    stop: async () => {
      await server.close();
      await worker.stop();
      await upkeep.stop();
      await store.close();
    },
  };
}

/** The line from the webhook to the workers, with the gate at its end. */
async function createLine(
  settings: Settings,
  store: Store,
  probot: Probot,
  clients: Clients,
): Promise<{ worker: Worker; webhook: Handler }> {
  const { log } = probot;
  const { deliveries } = store;
  const now = () => instantIn(systemClock, 0);
  const entrance = deliveryEntrance({
    probot,
    clients,
    store,
    appId: settings.app.id,
    fallbackSecurityTeam: settings.securityTeam,
    now,
  });
  await probot.load((app) => registerEvents(app, entrance.enter, store));
  const worker = createWorker({
    name: randomUUID(),
    lanes: settings.workers,
    isAlone: true,
    deliveries,
    clock: systemClock,
    log,
    random: Math.random,
    handle: entrance.handle,
    giveUp: (delivery, error) => reportGivenUp(entrance.enter, delivery, failureInWords(error)),
  });
  const secrets = settings.app.webhookSecrets;
  return { worker, webhook: webhookIntake({ deliveries, secrets, log, now, wake: worker.wake }) };
}

async function privateKeyOf({ app: { privateKey } }: Settings): Promise<string> {
  if (privateKey.kind === "text") return asPrivateKey(privateKey.pem, "PRIVATE_KEY");
  const name = "PRIVATE_KEY_PATH";
  return asPrivateKey(await readFile(privateKey.path, "utf8").catch(refusedFor(name)), name);
}

/** Else the first delivery would find out. */
function asPrivateKey(pem: string, name: string): string {
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    throw new SettingsError([`${name}: expected the app's private key; found something else`]);
  }
}

/** What cannot be used is the setting's fault, as far as anybody can do something about it. */
function refusedFor(name: string) {
  return (error: unknown): never => {
    throw new SettingsError([`${name}: ${error instanceof Error ? error.message : error}`]);
  };
}

async function createProbot({ app, github, log }: Settings, privateKey: string): Promise<Probot> {
  const probot = new Probot({
    appId: app.id,
    privateKey,
    secret: app.webhookSecrets[0],
    baseUrl: github.apiUrl,
    log: await openLog(log),
    request: { fetch: boundedFetch },
  });
  await probot.ready();
  return probot;
}
