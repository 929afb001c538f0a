import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startThreatgate } from "../src/main.ts";

const PEM = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const NO_KEY = "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----\n";

const GOOD = {
  APP_ID: "4711",
  PRIVATE_KEY: PEM,
  WEBHOOK_SECRET: "a webhook secret of more than 32 characters",
  GITHUB_API_URL: "http://127.0.0.1:9",
  HOST: "127.0.0.1",
  PORT: "0",
  DATABASE_URL: "file::memory:",
  LOG_LEVEL: "fatal",
};

let folder: string;
let neighbour: Server;
let takenPort: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "threatgate-"));
  await writeFile(join(folder, "app.pem"), PEM);
  await writeFile(join(folder, "no-key.pem"), NO_KEY);
  neighbour = createServer();
  await new Promise<void>((resolve) => neighbour.listen(0, "127.0.0.1", resolve));
  const address = neighbour.address();
  takenPort = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(async () => {
  neighbour.close();
  await rm(folder, { recursive: true });
});

/** Why it does not start; null: it does, and is stopped again. */
async function refusal(changes: Record<string, string | undefined>): Promise<string | null> {
  const started = await startThreatgate({ ...GOOD, ...changes });
  if (started.kind === "refused") return started.why;
  await started.stop();
  return null;
}

describe("the app starts", () => {
  it("listens, is ready, and stops", async () => {
    const app = await startThreatgate(GOOD);
    if (app.kind === "refused") throw new Error(app.why);
    const ready = await fetch(`${app.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({ status: "ready", worker: "running", oldestSeconds: null }),
    ]);
    await app.stop();
    await expect(fetch(`${app.url}/readyz`)).rejects.toThrow();
  });

  it("with its key in a file", async () => {
    const path = join(folder, "app.pem");
    expect(await refusal({ PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: path })).toBeNull();
  });

  it("keeps what is in its database over a restart", async () => {
    const DATABASE_URL = `file:${join(folder, "kept.db")}`;
    expect(await refusal({ DATABASE_URL })).toBeNull();
    expect(await refusal({ DATABASE_URL })).toBeNull();
  });
});

describe("the app does not start, and says which setting is at fault,", () => {
  it.each<[string, () => Record<string, string | undefined>, RegExp]>([
    [
      "without its key's file",
      () => ({ PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: join(folder, "none.pem") }),
      /PRIVATE_KEY_PATH: .*none\.pem/,
    ],
    [
      "with a file that holds no key",
      () => ({ PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: join(folder, "no-key.pem") }),
      /PRIVATE_KEY_PATH: expected the app's private key/,
    ],
    ["with a key that is none", () => ({ PRIVATE_KEY: NO_KEY }), /PRIVATE_KEY: expected the app's/],
    ["on a port that is taken", () => ({ PORT: String(takenPort) }), /HOST, PORT: .*EADDRINUSE/],
    [
      "with a database where none can be",
      () => ({ DATABASE_URL: `file:${join(folder, "app.pem", "x.db")}` }),
      /DATABASE_URL: /,
    ],
    [
      "with a file that is no database",
      () => ({ DATABASE_URL: `file:${join(folder, "app.pem")}` }),
      /DATABASE_URL: .*not a database/,
    ],
  ])("%s", async (_what, changes, words) => {
    const why = await refusal(changes());
    expect(why).toMatch(words);
    expect(why).not.toMatch(/hunter2|PRIVATE KEY-----/);
  });
});
