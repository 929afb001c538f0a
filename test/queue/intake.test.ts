import { Webhooks } from "@octokit/webhooks";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import { WEBHOOK_PATH, webhookIntake } from "../../src/queue/intake.ts";
import type { DeliveryStore } from "../../src/store/delivery-store.ts";
import type { Store } from "../../src/store.ts";
import { silentLog } from "./silent-log.ts";

const SECRET = "the current secret, long enough to be one";
const PREVIOUS = "the previous secret, long enough to be one";
const MIB = 1024 * 1024;
const opened = JSON.stringify({
  action: "opened",
  installation: { id: 7 },
  repository: { id: 100 },
  pull_request: { number: 3, title: "Größere Änderung 🔒" },
});

let store: Store;
let woken: number;
const log = silentLog();

beforeEach(async () => {
  store = await openStore("file::memory:");
  woken = 0;
  log.lines.length = 0;
});
afterEach(() => store.close());

async function send(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers: Record<string, string | null> = {},
  deliveries: Pick<DeliveryStore, "add"> = store.deliveries,
): Promise<{ status: number; body: unknown }> {
  const app = new Hono();
  app.post(
    WEBHOOK_PATH,
    webhookIntake({
      deliveries,
      secrets: [SECRET, PREVIOUS],
      log,
      now: () => "2026-11-23T12:00:00Z",
      wake: () => {
        woken++;
      },
    }),
  );
  const all = {
    "content-type": "application/json",
    "x-github-delivery": "d-1",
    "x-github-event": "pull_request",
    "x-hub-signature-256": typeof body === "string" ? await signed(body) : "sha256=0",
    ...headers,
  };
  const response = await app.request(WEBHOOK_PATH, {
    method: "POST",
    body,
    headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  return { status: response.status, body: await response.json() };
}

async function signed(body: string, secret = SECRET): Promise<string> {
  return body === "" ? "sha256=0" : new Webhooks({ secret }).sign(body);
}

async function kept(): Promise<readonly string[]> {
  const all = await store.deliveries.list(["waiting", "working", "done", "failed"], 10);
  return all.map(({ id }) => id);
}

describe("a delivery that GitHub signed", () => {
  test("is kept to the byte before it is answered, and wakes the worker", async () => {
    expect(await send(opened)).toEqual({ status: 202, body: { status: "stored" } });
    expect(woken).toBe(1);
    const now = "2026-11-23T12:00:00Z";
    expect(await store.deliveries.claim("w", now, now)).toEqual([
      {
        id: "d-1",
        event: "pull_request",
        action: "opened",
        installationId: 7,
        lane: "100#3",
        foldable: true,
        priority: 1,
        payload: opened,
        receivedAt: now,
        attempts: 0,
      },
    ]);
  });

  test("may be signed with the previous secret while it is rotated", async () => {
    const headers = { "x-hub-signature-256": await signed(opened, PREVIOUS) };
    expect(await send(opened, headers)).toMatchObject({ status: 202 });
  });

  test("may say its charset", async () => {
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    expect(await send(opened, headers)).toMatchObject({ status: 202 });
  });

  test("with a byte order mark before the JSON is refused, though its signature matches", async () => {
    expect(await send(`\uFEFF${opened}`)).toMatchObject({ status: 400 });
  });

  test("is known when it comes again, and wakes nobody", async () => {
    await send(opened);
    expect(await send(opened)).toEqual({ status: 202, body: { status: "known" } });
    expect(woken).toBe(1);
    expect(await kept()).toEqual(["d-1"]);
  });

  test("is taken up again when it comes again after it failed", async () => {
    await send(opened);
    await store.deliveries.fail(["d-1"], "GitHub was down");
    expect(await send(opened)).toEqual({ status: 202, body: { status: "stored" } });
    expect(woken).toBe(2);
    expect(await store.deliveries.list(["waiting"], 10)).toMatchObject([{ id: "d-1" }]);
  });

  test("of an event that nobody uses is answered, and not kept", async () => {
    expect(await send(opened, { "x-github-event": "star" })).toEqual({
      status: 200,
      body: { status: "ignored", why: "event not used" },
    });
    expect([await kept(), woken]).toEqual([[], 0]);
  });

  test("that cannot be kept is never answered as if it were", async () => {
    const broken = { add: () => Promise.reject(new Error("disk full")) };
    expect(await send(opened, {}, broken)).toMatchObject({ status: 503 });
    expect(woken).toBe(0);
    expect(log.lines.at(-1)).toMatchObject({ level: "error", fields: { delivery: "d-1" } });
  });

  test("leaves neither body, signature nor secret in the log", async () => {
    await send(opened);
    await send(opened, { "x-hub-signature-256": await signed("other") });
    const text = JSON.stringify(log.lines);
    for (const never of ["Änderung", "sha256=", SECRET, PREVIOUS])
      expect(text).not.toContain(never);
  });
});

const invalidUtf8 = new Uint8Array([0x7b, 0xff, 0x7d]);
const REFUSED: readonly [
  string,
  number,
  string | Uint8Array<ArrayBuffer>,
  Record<string, string | null>,
][] = [
  [
    "a signature by another secret",
    401,
    opened,
    { "x-hub-signature-256": `sha256=${"0".repeat(64)}` },
  ],
  ["a signature of another length", 401, opened, { "x-hub-signature-256": "sha256=00" }],
  ["an empty signature", 401, opened, { "x-hub-signature-256": "" }],
  ["no signature", 401, opened, { "x-hub-signature-256": null }],
  ["an empty body", 401, "", {}],
  ["bytes that are no UTF-8", 401, invalidUtf8, {}],
  ["no delivery id", 400, opened, { "x-github-delivery": null }],
  ["an empty delivery id", 400, opened, { "x-github-delivery": "" }],
  ["a delivery id with a space", 400, opened, { "x-github-delivery": "a b" }],
  ["a delivery id of 101 characters", 400, opened, { "x-github-delivery": "a".repeat(101) }],
  ["no event", 400, opened, { "x-github-event": null }],
  ["an event that is no name", 400, opened, { "x-github-event": "../etc" }],
  ["a form", 415, opened, { "content-type": "application/x-www-form-urlencoded" }],
  ["no content type", 415, opened, { "content-type": null }],
  ["JSON that is cut off", 400, opened.slice(0, -1), {}],
  ["JSON that is no object", 400, "[]", {}],
  ["a body that is not as documented", 400, '{"action":"opened"}', {}],
  ["an announced length over 25 MiB", 413, "{}", { "content-length": `${25 * MIB + 1}` }],
];

test.each(REFUSED)("%s is refused with %i, and nothing is kept", async (_, code, body, headers) => {
  expect(await send(body, headers)).toEqual({ status: code, body: { error: expect.any(String) } });
  expect([await kept(), woken]).toEqual([[], 0]);
});

test("a body in chunks is read no further than 25 MiB", async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      pulled += MIB;
      controller.enqueue(new Uint8Array(MIB));
    },
  });
  expect(await send(endless)).toMatchObject({ status: 413 });
  expect(pulled).toBeLessThan(28 * MIB);
});

test("a body that breaks off is refused", async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
  expect(await send(broken)).toMatchObject({ status: 400 });
});

test("a body of exactly 25 MiB is taken", async () => {
  const frame = `${opened.slice(0, -1)},"more":""}`;
  const body = frame.replace('""}', `"${"x".repeat(25 * MIB - Buffer.byteLength(frame))}"}`);
  expect(Buffer.byteLength(body)).toBe(25 * MIB);
  expect(await send(body)).toMatchObject({ status: 202 });
});
