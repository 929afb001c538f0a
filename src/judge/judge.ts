import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { assess } from "../assess.ts";
import { decide } from "../decide.ts";
import type { Action } from "../model/action.ts";
import type { Facts } from "../model/facts.ts";
import type { Judgement } from "../model/judgement.ts";
import { judgementOf } from "../verdict/judgement.ts";

/** Documents of so many characters in all are read at once: it takes less than half a second. */
const QUICK = 128 * 1024;

/** How long, in ms, and in how much memory, in MB, larger ones are read: as much as honest ones need. */
const LONGEST_MS = 60_000;
const MOST_MEMORY = 1024;

/**
 * What is to be done about a pull request. Large documents are read in a thread of their own, one
 * pull request at a time: webhooks are answered meanwhile, and what a hostile one may come to (no
 * end, no memory left) ends with the thread, as an error, and not with the process.
 */
export async function judge(facts: Facts): Promise<readonly Action[]> {
  if (lengthOf(facts) <= QUICK) return decide(assess(facts), facts);
  return Decided.parse(await inTurn({ facts, wanted: "actions" }));
}

/** How a pull request stands, found in the same way. */
export async function weigh(facts: Facts): Promise<Judgement> {
  if (lengthOf(facts) <= QUICK) return judgementOf(facts);
  return Weighed.parse(await inTurn({ facts, wanted: "judgement" }));
}

/** What a thread is asked for. */
export interface Task {
  readonly facts: Facts;
  readonly wanted: "actions" | "judgement";
}

function inTurn(task: Task): Promise<unknown> {
  const turn = latest.then(() => judgeAside(task));
  latest = turn.catch(() => {});
  return turn;
}

/** Settles when the one before is done. */
let latest: Promise<unknown> = Promise.resolve();

function lengthOf({ documents }: Facts): number {
  return documents.reduce(
    (sum, { content, base }) =>
      sum + (content.kind === "text" ? content.text.length : 0) + (base?.length ?? 0),
    0,
  );
}

/** The thread's word comes from our own code: it is checked for its shape's sake only. */
const Decided = z.array(z.custom<Action>((action) => typeof action === "object"));
const Weighed = z.custom<Judgement>((judgement) => typeof judgement === "object");

function judgeAside(task: Task): Promise<unknown> {
  const file = `./judge-thread${extname(import.meta.url)}`;
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(file, import.meta.url), {
      workerData: task,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    const deadline = setTimeout(() => {
      reject(new Error(`the documents were not read within ${LONGEST_MS} ms`));
      void thread.terminate();
    }, LONGEST_MS);
    thread.once("message", resolve);
    thread.once("error", (cause) => reject(new Error("the documents cannot be read", { cause })));
    thread.once("exit", () => {
      clearTimeout(deadline);
      reject(new Error("the reading of the documents ended early"));
    });
  });
}
