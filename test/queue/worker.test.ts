import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import type { Delivery, NewDelivery } from "../../src/model/delivery.ts";
import { createWorker, type Worker, type WorkerOptions } from "../../src/queue/worker.ts";
import type { Store } from "../../src/store.ts";
import { delivery } from "../db/store-contract.ts";
import { type ManualClock, manualClock, quiet } from "./manual-clock.ts";
import { silentLog } from "./silent-log.ts";

let store: Store;
let clock: ManualClock;
let workers: Worker[];
let handled: { id: string; attempts: number; at: number }[];
let givenUp: string[];
const log = silentLog();

beforeEach(async () => {
  store = await openStore("file::memory:");
  clock = manualClock("2026-11-23T12:00:00Z");
  workers = [];
  handled = [];
  givenUp = [];
  log.lines.length = 0;
});
afterEach(async () => {
  for (const worker of workers) await worker.stop();
  await store.close();
});

type Handle = (delivery: Delivery) => Promise<void> | void;

async function startWorker(handle: Handle, options: Partial<WorkerOptions> = {}): Promise<Worker> {
  const begin = clock.now();
  const worker = createWorker({
    deliveries: store.deliveries,
    clock,
    log,
    name: "w",
    lanes: 8,
    isAlone: true,
    random: () => 1,
    handle: async (each) => {
      handled.push({ id: each.id, attempts: each.attempts, at: (clock.now() - begin) / 1000 });
      await handle(each);
    },
    giveUp: async ({ id }) => {
      givenUp.push(id);
    },
    ...options,
  });
  workers.push(worker);
  await worker.start();
  await quiet();
  return worker;
}

/** Adds deliveries as they stand: `name@lane`, `+` is foldable. */
async function add(text: string, changes: Partial<NewDelivery> = {}): Promise<void> {
  for (const word of text.split(" ")) {
    const [id = "", lane = ""] = word.replace("+", "").split("@");
    const receivedAt = new Date(clock.now()).toISOString();
    const foldable = word.endsWith("+");
    await store.deliveries.add(delivery(id, { lane, foldable, receivedAt, ...changes }));
  }
}

/** A gate that handlers wait at. */
function gate(): { wait: Promise<void>; open: () => void } {
  let open = () => {};
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
}

const ids = () => handled.map(({ id }) => id);
const state = async (id: string) =>
  (await store.deliveries.list(["waiting", "working", "done", "failed"], 100)).find(
    (each) => each.id === id,
  );

function httpError(status: number, headers: Record<string, string> = {}, url = ""): Error {
  return Object.assign(new Error(`status ${status}`), {
    name: "HttpError",
    status,
    request: { url },
    response: { headers },
  });
}

describe("takes work", () => {
  test("that waits when it starts, and what comes later when it is told", async () => {
    await add("a@1");
    const worker = await startWorker(() => {});
    await add("b@1");
    expect(ids()).toEqual(["a"]);
    worker.wake();
    await quiet();
    expect(ids()).toEqual(["a", "b"]);
    expect((await state("b"))?.state).toBe("done");
  });

  test("in order within a lane", async () => {
    await add("a@1 b@1 c@1");
    await startWorker(() => {});
    expect(ids()).toEqual(["a", "b", "c"]);
  });

  test("of many lanes side by side, but never of one lane twice", async () => {
    const { wait, open } = gate();
    await add("a@1 b@2 c@3");
    const worker = await startWorker(() => wait, { lanes: 2 });
    expect(ids()).toEqual(["a", "b"]);
    await clock.advance(1);
    await add("a2@1");
    worker.wake();
    await quiet();
    expect(ids()).toEqual(["a", "b"]);
    open();
    await quiet();
    expect(ids()).toEqual(["a", "b", "c", "a2"]);
  });

  test("folded to the newest, and says so of the others", async () => {
    await add("a@1+ b@1+ c@1+");
    await startWorker(() => {});
    expect(ids()).toEqual(["c"]);
    expect([(await state("a"))?.state, (await state("b"))?.state]).toEqual(["done", "done"]);
  });

  test("that an interrupted run left, counting that run", async () => {
    await add("a@1");
    await store.deliveries.claim("gone", "2026-11-23T12:00:00Z", "2026-11-23T12:01:00Z");
    await startWorker(() => {});
    expect(handled).toEqual([{ id: "a", attempts: 1, at: 0 }]);
  });

  test("that others hold only when their lease has ended, where it is not alone", async () => {
    await add("a@1");
    await store.deliveries.claim("other", "2026-11-23T12:00:00Z", "2026-11-23T12:01:00Z");
    await startWorker(() => {}, { isAlone: false });
    await clock.advance(59);
    expect(handled).toEqual([]);
    await clock.advance(1);
    expect(handled).toEqual([{ id: "a", attempts: 1, at: 60 }]);
  });

  test("that another process put in line, within half a minute", async () => {
    await startWorker(() => {});
    await add("a@1");
    await clock.advance(29);
    expect(handled).toEqual([]);
    await clock.advance(1);
    expect(ids()).toEqual(["a"]);
  });

  test("and asks the line only now and then while there is none", async () => {
    let asked = 0;
    const { deliveries } = store;
    const counting = {
      ...deliveries,
      claim: (...given: Parameters<typeof deliveries.claim>) => {
        asked++;
        return deliveries.claim(...given);
      },
    };
    await startWorker(() => {}, { deliveries: counting });
    await clock.advance(300);
    expect(asked).toBe(11);
  });
});

describe("a delivery that fails", () => {
  test("is tried again with growing pauses, then given up", async () => {
    await add("a@1");
    await startWorker(() => {
      throw new Error("GitHub was down");
    });
    await clock.advance(3600);
    const pauses = handled.slice(1).map(({ at }, index) => at - (handled[index]?.at ?? 0));
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900]);
    expect(handled.map(({ attempts }) => attempts)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(givenUp).toEqual(["a"]);
    expect(await state("a")).toMatchObject({ state: "failed", error: "Error: GitHub was down" });
  });

  test("waits for anything up to the whole pause", async () => {
    await add("a@1");
    await startWorker(
      () => {
        throw new Error("no");
      },
      { random: () => 0.5 },
    );
    await clock.advance(10);
    expect(handled.map(({ at }) => at)).toEqual([0, 2.5, 7.5]);
  });

  test("holds its lane back, and what waits in it counts no attempt", async () => {
    await add("a@1 b@1 c@2");
    await startWorker(({ id, attempts }) => {
      if (id === "a" && attempts === 0) throw new Error("no");
    });
    expect(ids()).toEqual(["a", "c"]);
    await clock.advance(5);
    expect(handled.slice(2)).toEqual([
      { id: "a", attempts: 1, at: 5 },
      { id: "b", attempts: 0, at: 5 },
    ]);
  });

  test("is tried fewer times where GitHub refuses it", async () => {
    await add("a@1");
    await startWorker(() => {
      throw httpError(422);
    });
    await clock.advance(600);
    expect(handled).toHaveLength(4);
    expect(givenUp).toEqual(["a"]);
  });

  test("waits as long as GitHub asks", async () => {
    await add("a@1");
    await startWorker(({ attempts }) => {
      if (attempts === 0) throw httpError(503, { "retry-after": "45" });
    });
    await clock.advance(60);
    expect(handled.map(({ at }) => at)).toEqual([0, 45]);
  });

  test("of an installation that is gone is done, and nobody is told", async () => {
    await add("a@1");
    await startWorker(() => {
      throw httpError(404, {}, "https://api.github.com/app/installations/7/access_tokens");
    });
    await clock.advance(3600);
    expect([handled.length, givenUp, (await state("a"))?.state]).toEqual([1, [], "done"]);
  });

  test("ends as failed also where nobody could be told", async () => {
    await add("a@1 b@1");
    await startWorker(
      ({ id }) => {
        if (id === "a") throw httpError(422);
      },
      { giveUp: () => Promise.reject(new Error("GitHub is still down")) },
    );
    await clock.advance(600);
    expect([(await state("a"))?.state, (await state("b"))?.state]).toEqual(["failed", "done"]);
  });

  test("starts anew when it is put back in line", async () => {
    await add("a@1");
    let fails = true;
    const worker = await startWorker(() => {
      if (fails) throw httpError(422);
    });
    await clock.advance(600);
    fails = false;
    await store.deliveries.again("a", new Date(clock.now()).toISOString());
    worker.wake();
    await quiet();
    expect((await state("a"))?.state).toBe("done");
  });
});

describe("an installation out of rate limit", () => {
  const limited = (seconds: number) =>
    new AggregateError([httpError(403, { "retry-after": `${seconds}` })], "1 error");

  test("waits alone, with all its lanes, until GitHub's moment", async () => {
    await add("a@1", { installationId: 7 });
    const worker = await startWorker(
      ({ id }) => {
        if (id === "a" && clock.now() < Date.parse("2026-11-23T12:10:00Z")) throw limited(600);
      },
      { random: () => 0 },
    );
    await add("b@2", { installationId: 7, priority: 0 });
    await add("c@3", { installationId: 8 });
    worker.wake();
    await quiet();
    expect(ids()).toEqual(["a", "c"]);
    await clock.advance(599);
    expect(ids()).toEqual(["a", "c"]);
    await clock.advance(1);
    expect(handled.slice(2)).toEqual([
      { id: "b", attempts: 0, at: 600 },
      { id: "a", attempts: 1, at: 600 },
    ]);
  });

  test("is not given up for waiting longer than other failures may", async () => {
    await add("a@1");
    await startWorker(({ attempts }) => {
      if (attempts < 20) throw limited(60);
    });
    await clock.advance(3600);
    expect([handled.length, givenUp, (await state("a"))?.state]).toEqual([21, [], "done"]);
  });
});

describe("while it works", () => {
  test("it keeps its lease, however long that takes", async () => {
    const { wait, open } = gate();
    await add("a@1");
    const slow = await startWorker(() => wait);
    const other = await startWorker(() => {}, { name: "other", isAlone: false });
    await clock.advance(600);
    expect(ids()).toEqual(["a"]);
    open();
    await quiet();
    expect((await state("a"))?.state).toBe("done");
    await slow.stop();
    await other.stop();
    expect(clock.pending()).toBe(0);
  });

  test("stopping finishes what is begun, gives the rest back and takes nothing more", async () => {
    const { wait, open } = gate();
    await add("a@1 b@1 c@2");
    const worker = await startWorker(() => wait, { lanes: 1 });
    let isStopped = false;
    const stopped = worker.stop().then(() => {
      isStopped = true;
    });
    worker.wake();
    await quiet();
    expect([isStopped, worker.isRunning()]).toEqual([false, false]);
    open();
    await stopped;
    expect(ids()).toEqual(["a"]);
    expect(await state("a")).toMatchObject({ state: "done" });
    expect(await state("b")).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await state("c")).toMatchObject({ state: "waiting", attempts: 0 });
    expect(clock.pending()).toBe(0);
  });

  test("stopping in the moment of taking begins nothing", async () => {
    const { wait, open } = gate();
    const { deliveries } = store;
    await add("a@1");
    const worker = await startWorker(() => {}, {
      deliveries: {
        ...deliveries,
        claim: async (...given) => {
          const batch = await deliveries.claim(...given);
          await wait;
          return batch;
        },
      },
    });
    const stopped = worker.stop();
    open();
    await stopped;
    expect(handled).toEqual([]);
    expect(await state("a")).toMatchObject({ state: "waiting", attempts: 0 });
  });
});

describe("a database that is away for a moment", () => {
  test("costs no second handling of what was handled", async () => {
    let failures = 3;
    const { deliveries } = store;
    await add("a@1");
    await startWorker(() => {}, {
      deliveries: {
        ...deliveries,
        finish: (...given) =>
          failures-- > 0 ? Promise.reject(new Error("busy")) : deliveries.finish(...given),
      },
    });
    await clock.advance(10);
    expect([ids(), (await state("a"))?.state]).toEqual([["a"], "done"]);
  });

  test("is asked again", async () => {
    let failures = 1;
    const { deliveries } = store;
    await add("a@1");
    await startWorker(() => {}, {
      deliveries: {
        ...deliveries,
        claim: (...given) =>
          failures-- > 0 ? Promise.reject(new Error("busy")) : deliveries.claim(...given),
      },
    });
    expect(handled).toEqual([]);
    await clock.advance(3);
    expect(ids()).toEqual(["a"]);
  });

  test("for longer than that leaves the delivery to whoever comes after the lease", async () => {
    let isAway = true;
    const { deliveries } = store;
    await add("a@1");
    await startWorker(() => {}, {
      deliveries: {
        ...deliveries,
        finish: (...given) =>
          isAway ? Promise.reject(new Error("away")) : deliveries.finish(...given),
      },
    });
    await clock.advance(25);
    isAway = false;
    await clock.advance(120);
    expect(handled.map(({ attempts }) => attempts)).toEqual([0, 1]);
    expect((await state("a"))?.state).toBe("done");
  });
});
