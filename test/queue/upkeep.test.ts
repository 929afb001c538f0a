import { beforeEach, describe, expect, it } from "vitest";
import { startUpkeep } from "../../src/queue/upkeep.ts";
import { type ManualClock, manualClock, quiet } from "./manual-clock.ts";
import { silentLog } from "./silent-log.ts";

let clock: ManualClock;
let forgotten: string[];
const log = silentLog();

beforeEach(() => {
  clock = manualClock("2026-11-23T12:00:00Z");
  forgotten = [];
  log.lines.length = 0;
});

const forget = async (before: string) => {
  forgotten.push(before);
};

describe("upkeep", () => {
  it("forgets what is older than a week, at the start and every hour", async () => {
    startUpkeep({ store: { forget }, clock, log });
    await clock.advance(2 * 3600);
    expect(forgotten).toEqual([
      "2026-11-16T12:00:00.000Z",
      "2026-11-16T13:00:00.000Z",
      "2026-11-16T14:00:00.000Z",
    ]);
  });

  it("goes on where it failed once, and says so without an alarm", async () => {
    const failing = async (before: string) => {
      await forget(before);
      if (forgotten.length === 1) throw new Error("the database is locked");
    };
    startUpkeep({ store: { forget: failing }, clock, log });
    await clock.advance(3600);
    expect(forgotten).toHaveLength(2);
    expect(log.lines.map(({ level, fields }) => [level, fields])).toEqual([
      ["warn", { error: "Error: the database is locked" }],
    ]);
  });

  it("stops when it is told to, after what is in work", async () => {
    let finish = () => {};
    const slow = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const upkeep = startUpkeep({ store: { forget: slow }, clock, log });
    let hasStopped = false;
    const stopped = upkeep.stop().then(() => {
      hasStopped = true;
    });
    await quiet();
    expect(hasStopped).toBe(false);
    finish();
    await stopped;
    expect(clock.pending()).toBe(0);
  });
});
