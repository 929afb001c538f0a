import { once } from "node:events";
import { connect } from "node:net";
import { Webhooks } from "@octokit/webhooks";
import { Hono } from "hono";
import { afterEach, describe, expect, test } from "vitest";
import { openStore } from "../db/open.ts";
import { WEBHOOK_PATH, webhookIntake } from "../src/queue/intake.ts";
import { createServerApp, type Listening, listen, type ServerParts } from "../src/server.ts";
import { silentLog } from "./queue/silent-log.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const HOST = "127.0.0.1";
const log = silentLog();
const open: Listening[] = [];

/** One byte more than 25 MiB, and no end. */
const chunks = [
  ...Array.from({ length: 25 }, () => ["100000\r\n", new Uint8Array(1024 * 1024), "\r\n"]).flat(),
  "1\r\nx\r\n",
];

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

function appWith(parts: Partial<ServerParts> = {}): Hono {
  return createServerApp({
    webhook: (context) => context.json({}, 202),
    deliveries: { oldest: async () => null },
    worker: { isRunning: () => true },
    log,
    now: () => NOW,
    ...parts,
  });
}

async function serve(app: Pick<Hono, "fetch">, graceMs?: number): Promise<Listening> {
  const options = { host: HOST, port: 0, ...(graceMs === undefined ? {} : { graceMs }) };
  const listening = await listen(app, options);
  open.push(listening);
  return listening;
}

/** Sends bytes as they are, and gives all that comes back until the server ends the connection. */
async function raw(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> {
  const socket = connect(port, HOST);
  for (const part of parts) socket.write(part);
  let text = "";
  for await (const data of socket) text += data;
  return text;
}

const answerOf = async (app: Hono, path: string, init?: RequestInit) => {
  const response = await app.request(path, init);
  return { status: response.status, body: await response.json() };
};

describe("the process", () => {
  test("is alive", async () => {
    expect(await answerOf(appWith(), "/healthz")).toEqual({
      status: 200,
      body: { status: "alive" },
    });
  });

  test("is ready, and says how old its line is", async () => {
    const deliveries = { oldest: async () => "2026-11-23T11:59:30Z" };
    expect(await answerOf(appWith({ deliveries }), "/readyz")).toEqual({
      status: 200,
      body: { status: "ready", database: "answers", worker: "running", oldestSeconds: 30 },
    });
    expect(await answerOf(appWith(), "/readyz")).toMatchObject({ body: { oldestSeconds: null } });
  });

  test("is not ready without its worker", async () => {
    const worker = { isRunning: () => false };
    expect(await answerOf(appWith({ worker }), "/readyz")).toMatchObject({
      status: 503,
      body: { status: "not ready", worker: "stopped" },
    });
  });

  test("is not ready without its database, but alive", async () => {
    const deliveries = { oldest: () => Promise.reject(new Error("closed")) };
    expect(await answerOf(appWith({ deliveries }), "/readyz")).toMatchObject({
      status: 503,
      body: { status: "not ready", database: "does not answer" },
    });
    expect(await answerOf(appWith({ deliveries }), "/healthz")).toMatchObject({ status: 200 });
  });
});

describe("every answer", () => {
  test("forbids a browser to do anything with it", async () => {
    const { headers } = await appWith().request("/healthz");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("of what is not there is JSON, and says nothing of the address", async () => {
    const expected = { status: 404, body: { error: "there is nothing here" } };
    expect(await answerOf(appWith(), "/%3Cscript%3E")).toEqual(expected);
    expect(await answerOf(appWith(), WEBHOOK_PATH)).toEqual(expected);
  });

  test("of what broke keeps the reason to the log", async () => {
    const webhook = () => {
      throw new Error("hunter2");
    };
    const answer = await answerOf(appWith({ webhook }), WEBHOOK_PATH, { method: "POST" });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain("hunter2");
    expect(log.lines.at(-1)).toMatchObject({ level: "error", fields: { path: WEBHOOK_PATH } });
  });
});

describe("a listening server", () => {
  test("keeps a signed delivery that comes over the wire", async () => {
    const store = await openStore("file::memory:");
    const secret = "a secret that is long enough to be one";
    const now = () => "2026-11-23T12:00:00Z";
    const webhook = webhookIntake({
      deliveries: store.deliveries,
      secrets: [secret],
      log,
      now,
      wake: () => {},
    });
    const { port } = await serve(appWith({ webhook }));
    const body = JSON.stringify({
      action: "opened",
      repository: { id: 1 },
      pull_request: { number: 2, title: "Größe 🔒" },
    });
    const headers = {
      "content-type": "application/json",
      "x-github-delivery": "d-1",
      "x-github-event": "pull_request",
      "x-hub-signature-256": await new Webhooks({ secret }).sign(body),
    };
    const url = `http://${HOST}:${port}${WEBHOOK_PATH}`;
    expect((await fetch(url, { method: "POST", body, headers })).status).toBe(202);
    const inChunks = new Blob([body]).stream();
    const again = { method: "POST", body: inChunks, headers, duplex: "half" } as const;
    expect(await (await fetch(url, again)).json()).toEqual({ status: "known" });
    expect(await store.deliveries.claim("w", now(), now())).toMatchObject([{ payload: body }]);
    await store.close();
  });

  test.each([
    ["of 300 MB from its headers alone", "content-length: 314572800", []],
    ["in chunks once more than 25 MiB are here", "transfer-encoding: chunked", chunks],
  ])("refuses a body %s", async (_, header, body) => {
    const webhook = webhookIntake({
      deliveries: { add: () => Promise.reject(new Error("never")) },
      secrets: ["x".repeat(32)],
      log,
      now: () => "",
      wake: () => {},
    });
    const { port } = await serve(appWith({ webhook }));
    const head = [
      `POST ${WEBHOOK_PATH} HTTP/1.1`,
      "host: localhost",
      "content-type: application/json",
      "x-github-delivery: d-1",
      "x-github-event: push",
      `x-hub-signature-256: sha256=${"0".repeat(64)}`,
      header,
      "\r\n",
    ].join("\r\n");
    expect(await raw(port, head, ...body)).toMatch(/^HTTP\/1.1 413 /);
  });

  test("says which address it could not have", async () => {
    const { port } = await serve(appWith());
    await expect(listen(appWith(), { host: HOST, port })).rejects.toThrow(
      `cannot listen on ${HOST}, port ${port}`,
    );
  });

  test("finishes what is under way when it closes, and takes nothing more", async () => {
    let finish = () => {};
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const app = new Hono().get("/slow", async (context) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
        begun();
      });
      return context.text("done");
    });
    const { port, close } = await listen(app, { host: HOST, port: 0 });
    const underWay = fetch(`http://${HOST}:${port}/slow`, { headers: { connection: "close" } });
    await isBegun;
    const closed = close();
    await expect(fetch(`http://${HOST}:${port}/slow`)).rejects.toThrow();
    finish();
    expect(await (await underWay).text()).toBe("done");
    await closed;
  });

  test("does not wait for ever for a connection that says nothing", async () => {
    const { port, close } = await listen(appWith(), { host: HOST, port: 0, graceMs: 1 });
    const socket = connect(port, HOST);
    socket.on("error", () => {});
    await once(socket, "connect");
    socket.write("GET /healthz HTTP/1.1\r\n");
    await close();
    if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
    expect(socket.destroyed).toBe(true);
  });
});
