import { emitterEventNames } from "@octokit/webhooks";
import type { Probot } from "probot";
import { z } from "zod";
import { runErrand } from "./events/errands.ts";
import {
  type Clients,
  CONFIG_PERMISSIONS,
  GATE_PERMISSIONS,
  LOOK_PERMISSIONS,
  PEOPLE_PERMISSIONS,
  PROPOSAL_PERMISSIONS,
  type Scope,
  TALK_PERMISSIONS,
} from "./github/client.ts";
import type { Delivery } from "./model/delivery.ts";
import type { Instant } from "./model/time.ts";
import { errandOf } from "./queue/errands.ts";
import type { Store } from "./store.ts";
import type { Entrance } from "./world.ts";

/** What deliveries are handled with. */
export interface Surroundings {
  readonly probot: Probot;
  readonly clients: Clients;
  readonly store: Store;
  readonly appId: number;
  readonly fallbackSecurityTeam: string | null;
  now(): Instant;
}

/** The way in for deliveries: what their handlers may touch, and how they get to them. */
export interface DeliveryEntrance {
  readonly enter: Entrance;
  /** Hands a delivery to its one handler; it throws where that failed. */
  handle(delivery: Delivery): Promise<void>;
}

type ReceivedEvent = Parameters<Probot["receive"]>[0];

const KNOWN_EVENTS: ReadonlySet<string> = new Set(emitterEventNames);

/** The intake has parsed the body and let in known events only; handlers parse what they use. */
const Received = z.custom<ReceivedEvent>(
  (event) =>
    z.object({ id: z.string(), name: z.string(), payload: z.looseObject({}) }).safeParse(event)
      .success && KNOWN_EVENTS.has(z.object({ name: z.string() }).parse(event).name),
  "an event that @octokit/webhooks knows",
);

/** Makes the way in for deliveries. */
export function deliveryEntrance(surroundings: Surroundings): DeliveryEntrance {
  const inWork = new Map<string, Delivery>();
  const botLogin = loginOfApp(surroundings.probot);
  const enterFor: Entrance = async (id, origin) => ({
    ...(await enter(surroundings, inWork.get(id), origin)),
    botLogin,
  });
  const desk = () => ({
    enter: enterFor,
    store: surroundings.store,
    log: surroundings.probot.log,
    now: surroundings.now(),
  });
  return {
    enter: enterFor,
    handle: async (delivery) => {
      const { id, event, payload } = delivery;
      inWork.set(id, delivery);
      try {
        const errand = errandOf(delivery);
        if (errand !== null) return await runErrand(desk(), id, errand);
        await surroundings.probot.receive(
          Received.parse({ id, name: event, payload: JSON.parse(payload) }),
        );
      } finally {
        inWork.delete(id);
      }
    },
  };
}

async function enter(
  { clients, store, appId, fallbackSecurityTeam, now }: Surroundings,
  delivery: Delivery | undefined,
  { installationId, repository }: Parameters<Entrance>[1],
) {
  const scope: Scope =
    repository === null
      ? { permissions: LOOK_PERMISSIONS }
      : { repositoryIds: [repository.id], permissions: GATE_PERMISSIONS };
  return {
    github: await clients(installationId, scope),
    configGitHub: () => clients(installationId, { permissions: CONFIG_PERMISSIONS }),
    talkGitHub: () => clients(installationId, { ...scope, permissions: TALK_PERMISSIONS }),
    proposalGitHub: (repositoryId: number) =>
      clients(installationId, {
        repositoryIds: [repositoryId],
        permissions: PROPOSAL_PERMISSIONS,
      }),
    peopleGitHub: () => clients(installationId, { permissions: PEOPLE_PERMISSIONS }),
    store,
    installationId,
    now: now(),
    appId,
    // Of a delivery that is not in work nobody knows what was done: it was given up.
    isRepeated: (delivery?.attempts ?? 1) > 0,
    isAsked: false,
    fallbackSecurityTeam,
  };
}

/** Asked for once, by whoever needs it first. */
function loginOfApp(probot: Probot): () => Promise<string> {
  let login: string | null = null;
  return async () => {
    if (login !== null) return login;
    const { data } = await (await probot.auth()).rest.apps.getAuthenticated();
    login = `${data?.slug ?? ""}[bot]`;
    return login;
  };
}
