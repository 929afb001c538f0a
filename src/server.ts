import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type Context, type Handler, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { errorText, type Log } from "./log.ts";
import { WEBHOOK_PATH } from "./queue/intake.ts";
import type { Worker } from "./queue/worker.ts";
import type { DeliveryStore } from "./store/delivery-store.ts";

/** What the server answers with. */
export interface ServerParts {
  readonly webhook: Handler;
  readonly deliveries: Pick<DeliveryStore, "oldest">;
  readonly worker: Pick<Worker, "isRunning">;
  readonly log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Makes the web application: the webhook endpoint, and how the process is. */
export function createServerApp(parts: ServerParts): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    }),
  );
  app.post(WEBHOOK_PATH, parts.webhook);
  app.get("/healthz", (context) => answer(context, 200, { status: "alive" }));
  app.get("/readyz", async (context) => {
    const { isReady, ...body } = await readiness(parts);
    return answer(context, isReady ? 200 : 503, body);
  });
  app.notFound((context) => answer(context, 404, { error: "there is nothing here" }));
  app.onError((error, context) => {
    parts.log.error({ path: context.req.path, error: errorText(error) }, "request failed");
    return answer(context, 500, { error: "something went wrong here; it was logged" });
  });
  return app;
}

/** Whether deliveries can be kept and are worked on. An old line is told, but no reason to restart. */
async function readiness({ deliveries, worker, log, now }: ServerParts) {
  const isWorking = worker.isRunning();
  const parts = { worker: isWorking ? "running" : "stopped" };
  try {
    const oldest = await deliveries.oldest();
    const age =
      oldest === null ? null : Math.max(0, Math.round((now() - Date.parse(oldest)) / 1000));
    const status = isWorking ? "ready" : "not ready";
    return { isReady: isWorking, status, database: "answers", ...parts, oldestSeconds: age };
  } catch (error) {
    log.error({ error: errorText(error) }, "the database does not answer");
    return { isReady: false, status: "not ready", database: "does not answer", ...parts };
  }
}

function answer(context: Context, code: 200 | 404 | 500 | 503, body: object): Response {
  context.header("cache-control", "no-store");
  return context.json(body, code);
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Takes no new requests, and resolves when those under way are answered or their time is up. */
  close(): Promise<void>;
}

/** A request's headers must be here by then, and all of it by the second; in ms. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;

/** Longer than load balancers keep a connection, so that they never use one just closed. */
const KEEP_ALIVE_MS = 65_000;

/** What is under way at the close gets this long: as long as GitHub waits for an answer. */
const GRACE_MS = 10_000;

/** Serves the application; it rejects where it cannot listen. Port 0 is any free one. */
export function listen(
  app: Pick<Hono, "fetch">,
  { host, port, graceMs = GRACE_MS }: { host: string; port: number; graceMs?: number },
): Promise<Listening> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 5_000,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(new Error(`cannot listen on ${host}, port ${port}: ${cause.message}`, { cause })),
    );
    server.listen(port, host, () =>
      resolve({ port: portOf(server), close: () => close(server, graceMs) }),
    );
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close((error) => {
      clearTimeout(deadline);
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeIdleConnections();
  });
}
