import { statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import Client from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import { delivery, storeContract } from "./store-contract.ts";

async function newFile(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), "threatgate-")), "deep/er/threatgate.db");
}

storeContract("in memory", () => openStore("file::memory:"));
storeContract("in a SQLite file", async () => openStore(`file:${await newFile()}`));

test("what is in a file is there when it is opened again", async () => {
  const path = await newFile();
  const store = await openStore(`file://${path}`);
  await store.deliveries.add(delivery("a"));
  await store.close();
  const again = await openStore(`file:${path}`);
  expect(await again.deliveries.add(delivery("a"))).toBe("known");
  await again.close();
});

test("two that open the same file see each other's deliveries", async () => {
  const path = await newFile();
  const [one, two] = await Promise.all([openStore(`file:${path}`), openStore(`file:${path}`)]);
  await one.deliveries.add(delivery("a"));
  expect(await two.deliveries.list(["waiting"], 10)).toMatchObject([{ id: "a" }]);
  await Promise.all([one.close(), two.close()]);
});

test("writes go to a log first, so that readers never wait", async () => {
  const path = await newFile();
  const store = await openStore(`file:${path}`);
  const client = new Client(path);
  expect(client.pragma("journal_mode", { simple: true })).toBe("wal");
  client.close();
  await store.close();
});

test("nobody else on the machine reads the file, or what is still in its log", async () => {
  const path = await newFile();
  const store = await openStore(`file:${path}`);
  await store.deliveries.add(delivery("a"));
  const modes = [path, `${path}-wal`, dirname(path)].map((it) => statSync(it).mode & 0o077);
  expect(modes).toEqual([0, 0, 0]);
  await store.close();
});

test("six that start at once on a new file all find it ready", async () => {
  const url = `file:${await newFile()}`;
  const starts = Array.from({ length: 6 }, (_, n) => {
    const worker = new Worker(new URL("./open-and-add.ts", import.meta.url), {
      workerData: { url, id: `d${n}` },
    });
    return new Promise((resolve, reject) => worker.on("exit", resolve).on("error", reject));
  });
  expect(await Promise.all(starts)).toEqual([0, 0, 0, 0, 0, 0]);
  const store = await openStore(url);
  expect(await store.deliveries.list(["waiting"], 10)).toHaveLength(6);
  await store.close();
});

test("reports that several keep at once have a number each, and the same one has one", async () => {
  const url = `file:${await newFile()}`;
  await (await openStore(url)).close();
  const ids = (name: string) => Array.from({ length: 30 }, (_, n) => `${name}${n}`);
  const names = ["a", "b", "c"];
  const missing = new Int32Array(new SharedArrayBuffer(4)).fill(names.length);
  const threads = names.map((name) => {
    const all = [...ids(name), ...ids("shared")];
    const worker = new Worker(new URL("./open-and-log.ts", import.meta.url), {
      workerData: { url, ids: all, missing },
    });
    return new Promise((resolve, reject) => worker.on("exit", resolve).on("error", reject));
  });
  expect(await Promise.all(threads)).toEqual([0, 0, 0]);
  const store = await openStore(url);
  const kept = (await store.ledger.ofPull(7, 1)).filter((event) => event.kind === "logged");
  const numbers = kept.map(({ finding }) => finding).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
  expect(new Set(kept.map(({ id }) => id)).size).toBe(120);
  await store.close();
});

test("a database that a newer version wrote is refused, and left as it is", async () => {
  const path = await newFile();
  await (await openStore(`file:${path}`)).close();
  const client = new Client(path);
  client.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
  client.close();
  await expect(openStore(`file:${path}`)).rejects.toThrow(/does not know/);
});

test.each([
  ["postgres://threatgate:hunter2@db/threatgate", /PostgreSQL is not supported yet/],
  ["mysql://threatgate:hunter2@db/threatgate", /no known kind of address/],
  ["./data/threatgate.db", /no known kind of address/],
  ["file:", /needs a path/],
  ["file:x.db?mode=ro", /needs a path and no options/],
])("%s is refused, without saying its password", async (url, message) => {
  const opened = openStore(url);
  await expect(opened).rejects.toThrow(message);
  await expect(opened).rejects.not.toThrow(/hunter2/);
});
