import { workerData } from "node:worker_threads";
import { z } from "zod";
import { openStore } from "../../db/open.ts";

/** Run as a thread: opens a database beside others that do the same, and keeps one delivery. */
const { url, id } = z.object({ url: z.string(), id: z.string() }).parse(workerData);
const store = await openStore(url);
await store.deliveries.add({
  id,
  event: "pull_request",
  action: "opened",
  installationId: 7,
  lane: id,
  foldable: true,
  priority: 1,
  payload: "{}",
  receivedAt: "2026-11-23T12:00:00Z",
});
await store.close();
