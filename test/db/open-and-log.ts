import { workerData } from "node:worker_threads";
import { z } from "zod";
import { openStore } from "../../db/open.ts";
import { pull } from "../findings/story.ts";

const Given = z.object({
  url: z.string(),
  ids: z.array(z.string()),
  /** How many threads are not ready yet. */
  missing: z.instanceof(Int32Array<SharedArrayBuffer>),
});

/** Run as a thread: keeps reports beside others that do the same, some of them the same ones. */
const { url, ids, missing } = Given.parse(workerData);
const store = await openStore(url);
Atomics.sub(missing, 0, 1);
Atomics.notify(missing, 0);
for (let left = Atomics.load(missing, 0); left > 0; left = Atomics.load(missing, 0)) {
  Atomics.wait(missing, 0, left);
}
for (const id of ids) {
  const report = pull(1).report(0, 0, id);
  if (report.kind === "logged") await store.ledger.log(7, { ...report, id });
}
await store.close();
