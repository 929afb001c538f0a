import fc from "fast-check";
import { expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import type { Store } from "../../src/store.ts";
import { at, delivery } from "./store-contract.ts";

const LEASE = 60;

interface Open {
  readonly lane: string;
  holder: string | null;
  notBefore: number;
  attempts: number;
}

/** What the line should be, in the simplest words. */
interface Model {
  now: number;
  added: number;
  /** Delivery id → where it is. */
  readonly open: Map<string, Open>;
  readonly closed: Set<string>;
  /** Lane → when its lease ends. */
  readonly leases: Map<string, number>;
  /** Installation → until when it is held back. */
  readonly holds: Map<number, number>;
}

type Step = (model: Model, store: Store) => Promise<void>;
type Outcome = "finish" | "retry" | "release" | "fail";

const installationOf = (lane: string) => Number(lane) % 2;

const add = (lane: number, priority: number): Step => {
  return async (model, store) => {
    const id = `d${model.added++}`;
    const changes = { lane: `${lane}`, priority, installationId: lane % 2 };
    await store.deliveries.add(delivery(id, { ...changes, receivedAt: at(model.now) }));
    model.open.set(id, {
      lane: `${lane}`,
      holder: null,
      notBefore: model.now,
      attempts: 0,
    });
  };
};

const claim = (worker: string): Step => {
  return async (model, store) => {
    const lease = model.now + LEASE;
    const batch = await store.deliveries.claim(worker, at(model.now), at(lease));
    expect(new Set(batch.map(({ lane }) => lane)).size).toBeLessThanOrEqual(1);
    const lane = batch[0]?.lane;
    const free = freeLanes(model);
    if (lane === undefined) return expect(free).toEqual([]);
    expect(free).toContain(lane);
    const waiting = [...model.open].filter(([, each]) => each.lane === lane).map(([id]) => id);
    expect(batch.map(({ id }) => id)).toEqual(waiting);
    model.leases.set(lane, lease);
    for (const id of waiting) {
      const attempts = (model.open.get(id)?.attempts ?? 0) + 1;
      model.open.set(id, { lane, holder: worker, notBefore: model.now, attempts });
    }
  };
};

/** Lanes that someone may take now. */
function freeLanes(model: Model): readonly string[] {
  const lanes = new Set([...model.open.values()].map(({ lane }) => lane));
  return [...lanes].filter((lane) => {
    const all = [...model.open.values()].filter((each) => each.lane === lane);
    const inWork = all.some(({ holder }) => holder !== null);
    if (inWork) return (model.leases.get(lane) ?? 0) <= model.now;
    const isHeld = (model.holds.get(installationOf(lane)) ?? 0) > model.now;
    return !isHeld && all.every(({ notBefore }) => notBefore <= model.now);
  });
}

/** Gives some of what a worker holds, within its lease, an outcome. */
const settle = (worker: string, outcome: Outcome, share: number): Step => {
  return async (model, store) => {
    const held = [...model.open].filter(([, each]) => each.holder === worker);
    const alive = held.filter(([, { lane }]) => (model.leases.get(lane) ?? 0) > model.now);
    const ids = alive.slice(0, Math.ceil(alive.length * share)).map(([id]) => id);
    const later = model.now + 20;
    if (outcome === "finish") await store.deliveries.finish(ids, null);
    if (outcome === "fail") await store.deliveries.fail(ids, "no");
    if (outcome === "retry") await store.deliveries.retry(ids, at(later), "no");
    if (outcome === "release") await store.deliveries.release(ids);
    for (const id of ids) {
      const each = model.open.get(id);
      if (outcome === "finish" || outcome === "fail") {
        model.open.delete(id);
        model.closed.add(id);
      } else if (each !== undefined) {
        each.holder = null;
        each.notBefore = outcome === "retry" ? later : model.now;
        if (outcome === "release") each.attempts--;
      }
    }
  };
};

const pass = (seconds: number): Step => {
  return async (model) => {
    model.now += seconds;
  };
};

const holdBack = (installation: number, seconds: number): Step => {
  return async (model, store) => {
    const until = Math.max(model.holds.get(installation) ?? 0, model.now + seconds);
    await store.deliveries.holdBack(installation, at(model.now + seconds));
    model.holds.set(installation, until);
  };
};

const giveBack: Step = async (model, store) => {
  await store.deliveries.giveBack();
  for (const each of model.open.values()) {
    if (each.holder === null) continue;
    each.holder = null;
    // What was in work at the end of the process three times waits a minute, then two, …
    const lease = model.leases.get(each.lane) ?? 0;
    if (each.attempts > 2) each.notBefore = lease + (each.attempts - 2) * 60;
  }
};

const worker = fc.constantFrom("w1", "w2", "w3");
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.nat(4), fc.nat(2)).map((given) => add(...given)) },
    { weight: 4, arbitrary: worker.map(claim) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          worker,
          fc.constantFrom<Outcome>("finish", "finish", "retry", "release", "fail"),
          fc.constantFrom(0.5, 1),
        )
        .map((given) => settle(...given)),
    },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }).map(pass) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(1), fc.integer({ min: 1, max: 50 })).map((g) => holdBack(...g)),
    },
    { weight: 1, arbitrary: fc.constant(giveBack) },
  ),
  { maxLength: 80, size: "max" },
);

test("whatever happens in whatever order, no lane is in work twice and no delivery is lost", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const store = await openStore("file::memory:");
      const model: Model = {
        now: 0,
        added: 0,
        open: new Map(),
        closed: new Set(),
        leases: new Map(),
        holds: new Map(),
      };
      for (const step of all) await step(model, store);
      await store.deliveries.giveBack();
      const drained: string[] = [];
      const end = at(model.now + 100_000);
      for (;;) {
        const batch = await store.deliveries.claim("end", end, at(model.now + 200_000));
        if (batch.length === 0) break;
        drained.push(...batch.map(({ id }) => id));
        await store.deliveries.finish(drained, null);
      }
      expect(drained.sort()).toEqual([...model.open.keys()].sort());
      expect(await store.deliveries.nextDue()).toBeNull();
      expect(await store.deliveries.list(["waiting", "working"], 10)).toEqual([]);
      const closed = await store.deliveries.list(["done", "failed"], 1000);
      expect(closed).toHaveLength(model.added);
      await store.close();
    }),
    { numRuns: 60 },
  );
});
