import { workerData } from "node:worker_threads";
import { z } from "zod";
import { openStore } from "../../db/open.ts";
import { pull } from "../findings/story.ts";

/** Run as a thread: keeps reports beside others that do the same, some of them the same ones. */
const { url, ids } = z.object({ url: z.string(), ids: z.array(z.string()) }).parse(workerData);
const store = await openStore(url);
for (const id of ids) {
  const report = pull(1).report(0, 0, id);
  if (report.kind === "logged") await store.ledger.log(7, { ...report, id });
}
await store.close();
