import { beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery } from "../../src/model/delivery.ts";
import type { KeptSince } from "../../src/model/retention.ts";
import { startUpkeep } from "../../src/queue/upkeep.ts";
import { type ManualClock, manualClock, quiet } from "./manual-clock.ts";
import { silentLog } from "./silent-log.ts";

let clock: ManualClock;
let forgotten: KeptSince[];
let lined: NewDelivery[];
const log = silentLog();

beforeEach(() => {
  clock = manualClock("2026-11-23T12:00:00Z");
  forgotten = [];
  lined = [];
  log.lines.length = 0;
});

const retention = { payloadDays: 7, documentDays: 14, historyDays: 400 };

const forget = async (since: KeptSince) => {
  forgotten.push(since);
};

/** Two organisations are known. */
const storeWith = (forgetting: (since: KeptSince, stop: AbortSignal) => Promise<void>) => ({
  forget: forgetting,
  policyFiles: {
    owners: async () => [
      { owner: "acme", installationId: 7 },
      { owner: "Apex", installationId: 8 },
    ],
  },
  deliveries: {
    add: async (delivery: NewDelivery) => {
      if (lined.some(({ id }) => id === delivery.id)) return "known" as const;
      lined.push(delivery);
      return "added" as const;
    },
  },
});

describe("upkeep", () => {
  it("forgets what is past its time, at the start and every hour", async () => {
    startUpkeep({ store: storeWith(forget), retention, clock, log });
    await clock.advance(3600);
    expect(forgotten).toEqual([
      {
        payloads: "2026-11-16T12:00:00.000Z",
        documents: "2026-11-09T12:00:00.000Z",
        history: "2025-10-19T12:00:00.000Z",
      },
      {
        payloads: "2026-11-16T13:00:00.000Z",
        documents: "2026-11-09T13:00:00.000Z",
        history: null,
      },
    ]);
  });

  it("looks at histories at the start and once a day", async () => {
    startUpkeep({ store: storeWith(forget), retention, clock, log });
    await clock.advance(40 * 3600);
    expect(forgotten.flatMap(({ history }) => history ?? [])).toEqual([
      "2025-10-19T12:00:00.000Z",
      "2025-10-20T00:00:00.000Z",
      "2025-10-21T00:00:00.000Z",
    ]);
  });

  it("keeps histories for ever where nobody said how long", async () => {
    const forEver = { ...retention, historyDays: null };
    startUpkeep({ store: storeWith(forget), retention: forEver, clock, log });
    expect(forgotten[0]?.history).toBeNull();
  });

  it("goes on where it failed once, and says so without an alarm", async () => {
    const failing = async (since: KeptSince) => {
      await forget(since);
      if (forgotten.length === 1) throw new Error("the database is locked");
    };
    startUpkeep({ store: storeWith(failing), retention, clock, log });
    await clock.advance(3600);
    expect(forgotten).toHaveLength(2);
    expect(log.lines.map(({ level, fields }) => [level, fields])).toEqual([
      ["warn", { error: "Error: the database is locked" }],
    ]);
  });

  it("has the teams of each known config weighed once a day, however often it starts", async () => {
    const told = () => lined.map(({ receivedAt, payload }) => [receivedAt.slice(0, 16), payload]);
    const ofAcme = '{"kind":"weigh-teams","installationId":7,"owner":"acme","isDaily":true}';
    const ofApex = '{"kind":"weigh-teams","installationId":8,"owner":"Apex","isDaily":true}';
    startUpkeep({ store: storeWith(forget), retention, clock, log });
    await clock.advance(3600);
    startUpkeep({ store: storeWith(forget), retention, clock, log });
    await clock.advance(10 * 3600);
    expect(told()).toEqual([
      ["2026-11-23T12:00", ofAcme],
      ["2026-11-23T12:00", ofApex],
    ]);
    await clock.advance(3600);
    expect(told().slice(2)).toEqual([
      ["2026-11-24T00:00", ofAcme],
      ["2026-11-24T00:00", ofApex],
    ]);
  });

  it("stops when it is told to, after what is in work", async () => {
    let finish = () => {};
    let told = new AbortController().signal;
    const slow = (_since: KeptSince, stop: AbortSignal) => {
      told = stop;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    const upkeep = startUpkeep({ store: storeWith(slow), retention, clock, log });
    let hasStopped = false;
    const stopped = upkeep.stop().then(() => {
      hasStopped = true;
    });
    await quiet();
    expect([hasStopped, told.aborted]).toEqual([false, true]);
    finish();
    await stopped;
    expect(clock.pending()).toBe(0);
  });
});
