import { createHmac, randomUUID } from "node:crypto";
import type { JsonObject } from "./json.ts";
import { validatePayload } from "./published-webhooks.ts";
import type { RegisteredApp } from "./seed.ts";

/** One attempt to hand an event to the app. */
export interface HookDelivery {
  readonly id: number;
  /** The same for all attempts of one event. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly payload: JsonObject;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  /** `OK`, or why not. */
  readonly status: string;
  /** 0: nobody answered. */
  readonly statusCode: number;
  /** Seconds. */
  readonly duration: number;
  readonly answer: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The app's webhook, and what was sent to it. */
export interface Hooks {
  /** Where the app listens; null: nobody does yet, and deliveries fail as they do then. */
  url: string | null;
  /** Oldest first. */
  readonly deliveries: readonly HookDelivery[];
  /** Sends an event in its turn, if the app subscribes to it; errors of building it are kept. */
  announce(event: string, build: () => Promise<JsonObject>): void;
  /** Sends an event now, whatever the app subscribes to. */
  deliver(event: string, payload: JsonObject): Promise<HookDelivery>;
  /** Sends an earlier delivery again under its own guid. */
  redeliver(guid: string): Promise<HookDelivery>;
  /** Until all that was announced is answered. */
  settled(): Promise<void>;
}

/** GitHub waits so long for an answer, in milliseconds. */
const PATIENCE = 10_000;

/** `blame` hears of payloads that are not as GitHub publishes them. */
export function createHooks(app: RegisteredApp, blame: (problem: string) => void): Hooks {
  const deliveries: HookDelivery[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const hooks: Hooks = {
    url: null,
    deliveries,
    announce(event, build) {
      if (!subscribes(app, event)) return;
      const payload = build();
      turn = Promise.allSettled([turn, payload])
        .then(async () => hooks.deliver(event, await payload))
        .catch((error) => blame(`${event} could not be sent: ${error}`));
    },
    deliver(event, payload) {
      for (const problem of validatePayload(event, payload)) blame(`${event}: ${problem}`);
      return send({ event, payload, guid: randomUUID(), redelivery: false });
    },
    redeliver(guid) {
      const earlier = deliveries.find((delivery) => delivery.guid === guid);
      if (earlier === undefined) throw new Error(`There is no delivery ${guid} to send again.`);
      return send({ ...earlier, redelivery: true });
    },
    async settled() {
      for (let last: unknown = null; last !== turn; ) {
        last = turn;
        await turn;
      }
    },
  };

  async function send(attempt: Attempt): Promise<HookDelivery> {
    const body = JSON.stringify(attempt.payload);
    const headers = headersOf(app, attempt, body);
    const started = performance.now();
    const outcome = await post(hooks.url, headers, body);
    const action = attempt.payload["action"];
    const delivery: HookDelivery = {
      ...attempt,
      ...outcome,
      id: 90_000_000_001 + deliveries.length,
      action: typeof action === "string" ? action : null,
      deliveredAt: new Date().toISOString(),
      duration: Math.round(performance.now() - started) / 1000,
      headers,
    };
    deliveries.push(delivery);
    return delivery;
  }
  return hooks;
}

interface Attempt {
  readonly event: string;
  readonly payload: JsonObject;
  readonly guid: string;
  readonly redelivery: boolean;
}

/** The app hears of its installations whatever it subscribes to, and of checks if it writes them. */
function subscribes({ events, permissions }: RegisteredApp, event: string): boolean {
  if (event.startsWith("installation") || event === "github_app_authorization") return true;
  if (event.startsWith("check_") && permissions["checks"] === "write") return true;
  return events.includes(event);
}

function headersOf(app: RegisteredApp, attempt: Attempt, body: string): Record<string, string> {
  const signature = createHmac("sha256", app.webhookSecret).update(body).digest("hex");
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/7e0cf5b",
    "x-github-delivery": attempt.guid,
    "x-github-event": attempt.event,
    "x-github-hook-id": "4711",
    "x-github-hook-installation-target-id": String(app.id),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature-256": `sha256=${signature}`,
  };
}

async function post(
  url: string | null,
  headers: Record<string, string>,
  body: string,
): Promise<Pick<HookDelivery, "status" | "statusCode" | "answer">> {
  if (url === null) return { status: "failed to connect to host", statusCode: 0, answer: "" };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(url, { method: "POST", headers, body, signal });
    const answer = await response.text();
    const status = response.ok ? "OK" : `Invalid HTTP Response: ${response.status}`;
    return { status, statusCode: response.status, answer };
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return {
      status: isLate ? "timed out" : "failed to connect to host",
      statusCode: 0,
      answer: "",
    };
  }
}
