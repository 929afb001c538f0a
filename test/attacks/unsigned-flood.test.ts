import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Webhooks } from "@octokit/webhooks";
import { expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { WEBHOOK_PATH, webhookIntake } from "../../src/queue/intake.ts";
import { createServerApp, listen } from "../../src/server.ts";
import { silentLog } from "../queue/silent-log.ts";

const SECRET = "the current secret, long enough to be one";
const MIB = 1024 * 1024;
const BODY = JSON.stringify({
  action: "opened",
  installation: { id: 7 },
  repository: { id: 100 },
  pull_request: { number: 3 },
});

const headers = (lines: string) =>
  `POST ${WEBHOOK_PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-GitHub-Event: pull_request\r\nX-GitHub-Delivery: flood\r\nX-Hub-Signature-256: sha256=0\r\n${lines}\r\n\r\n`;

/** Begins to send a body that never ends. */
async function beginBody(port: number, body: Buffer): Promise<{ socket: Socket; answer: string }> {
  const socket = connect(port, "127.0.0.1");
  const sender = { socket, answer: "" };
  socket.on("data", (data) => {
    sender.answer += data;
  });
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(headers(`Content-Length: ${25 * MIB}`));
  socket.write(body);
  return sender;
}

it("many who send much and sign nothing fill no memory, and GitHub gets through", async () => {
  const store = await openStore("file::memory:");
  const log = silentLog();
  const webhook = webhookIntake({
    deliveries: store.deliveries,
    secrets: [SECRET],
    log,
    now: () => "2026-11-23T12:00:00Z",
    wake: () => {},
  });
  const { deliveries } = store;
  const worker = { isRunning: () => true };
  const app = createServerApp({ webhook, deliveries, worker, log, now: Date.now });
  const server = await listen(app, { host: "127.0.0.1", port: 0, graceMs: 0 });
  const before = process.memoryUsage().arrayBuffers;
  const body = Buffer.alloc(20 * MIB, 32);
  const senders = await Promise.all(Array.from({ length: 48 }, () => beginBody(server.port, body)));
  await expect
    .poll(() => senders.filter(({ answer }) => answer.includes("503")).length, { timeout: 15_000 })
    .toBeGreaterThan(0);
  const signature = await new Webhooks({ secret: SECRET }).sign(BODY);
  const response = await fetch(`http://127.0.0.1:${server.port}${WEBHOOK_PATH}`, {
    method: "POST",
    body: BODY,
    headers: {
      "content-type": "application/json",
      "x-github-event": "pull_request",
      "x-github-delivery": "d-1",
      "x-hub-signature-256": signature,
    },
  });
  expect(response.status).toBe(202);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(600 * MIB);
  for (const { socket } of senders) socket.destroy();
  await server.close();
  await store.close();
});
