import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import type { ErrandDesk } from "../../src/events/errands.ts";
import { weighPhase } from "../../src/events/weigh-phase.ts";
import { weighTeams } from "../../src/events/weigh-teams.ts";
import type { Store } from "../../src/store.ts";
import type { World } from "../../src/world.ts";
import { minute, pull, threat } from "../findings/story.ts";
import { silentLog } from "../queue/silent-log.ts";

const CONFIG = `version: 1
promotion: { window: 2, findings: 2 }
teams: { payments: { phase: observation }, web: { phase: traditional } }
`;
const OFF = CONFIG.replace("{ window", "{ mode: off, window");
const NOW = "2026-01-06T12:00:00Z";

let store: Store;
let asked: number;
const log = silentLog();

beforeEach(async () => {
  store = await openStore("file::memory:");
  asked = 0;
  log.lines.length = 0;
  await configIs(CONFIG);
});
afterEach(() => store.close());

async function configIs(text: string): Promise<void> {
  const file = { owner: "acme", installationId: 7, text, etag: null, url: "u", lastGood: text };
  await store.policyFiles.keep({ ...file, lastGoodCommit: "c", checkedAt: "2025-01-01T00:00:00Z" });
}

/** So many sessions, in each of which the team found two threats. */
async function completed(count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const { model, end } = pull(number);
    for (const event of [model(number, [threat("Skimming"), threat("Replay")]), end(number + 10)]) {
      if (event.kind !== "logged") await store.ledger.append(7, event);
    }
  }
}

/** GitHub answers everything so. */
const desk = (status: number): ErrandDesk => ({
  store,
  log,
  now: NOW,
  enter: async () => {
    asked++;
    throw Object.assign(new Error("No"), { status });
  },
});

const errand = {
  kind: "weigh-phase",
  installationId: 7,
  owner: "acme",
  team: "payments",
  isDaily: false,
} as const;

async function weigh(status = 500, team = "payments"): Promise<number> {
  await weighPhase(desk(status), "d:weigh", { ...errand, team });
  return asked;
}

describe("weighing a team", () => {
  it.each(["payments", "web", "gone"])("that is not ready costs no request: %s", async (team) => {
    await completed(1);
    expect(await weigh(500, team)).toBe(0);
    expect(log.lines).toEqual([]);
  });

  it("that is ready asks GitHub, which is tried again where it fails", async () => {
    await completed(2);
    await expect(weigh(500)).rejects.toThrow("No");
    await expect(weigh(409)).rejects.toThrow("No");
    expect(asked).toBe(2);
  });

  it.each([403, 404, 422])(
    "ends with a line in the log where GitHub refuses: %i",
    async (status) => {
      await completed(2);
      expect(await weigh(status)).toBe(1);
      expect(log.lines).toEqual([
        {
          level: "warn",
          fields: { owner: "acme", team: "payments", error: expect.stringContaining("No") },
          message: "GitHub refuses to propose a phase",
        },
      ]);
    },
  );

  it("does nothing where the config turns it off", async () => {
    await configIs(OFF);
    await completed(2);
    expect(await weigh()).toBe(0);
  });

  it("counts from the beginning of its phase", async () => {
    await completed(2);
    const change = { team: "payments", from: "training", to: "observation", by: "sam" } as const;
    await store.phases.keep(7, "acme", {
      ...change,
      at: minute(12),
      why: "",
      commit: "c",
      url: null,
    });
    expect(await weigh()).toBe(0);
  });

  it("asks for the config only where it changed since it was read", async () => {
    await store.policyFiles.forget("acme");
    await expect(weigh(500)).rejects.toThrow("No");
    expect(asked).toBe(1);
  });
});

describe("weighing a team by its people's training", () => {
  const TRAINING = `version: 1
training:
  modules: [{ name: live }]
  records: [{ people: ada, module: live, on: 2026-01-01 }]
teams: { payments: { phase: training } }
`;

  /** GitHub lists ada and some others, and refuses whatever else it is asked. */
  async function weighAmong(others: readonly string[]): Promise<void> {
    const logins = ["ada", ...others];
    await store.memberships.keepRoster("acme", "payments", {
      installationId: 7,
      logins,
      checkedAt: NOW,
    });
    const refuse = () => Promise.reject(Object.assign(new Error("No"), { status: 403 }));
    const world = { store, installationId: 7, now: NOW, configGitHub: refuse } as unknown as World;
    await weighPhase({ ...desk(500), enter: async () => world }, "d:weigh", errand);
  }

  it.each([
    ["proposes the next phase once enough of them finished", [], 1],
    ["does not before", ["ben"], 0],
  ])("%s", async (_, others, tries) => {
    await configIs(TRAINING);
    await weighAmong(others);
    expect(log.lines).toHaveLength(tries);
  });

  it("lists nobody where the config turns it off, or the day has not come", async () => {
    await configIs(`${TRAINING}promotion: { mode: off }\n`);
    expect(await weigh()).toBe(0);
    await configIs(
      "version: 1\nteams: { payments: { phase: traditional, training: 2026-01-07 } }\n",
    );
    expect(await weigh()).toBe(0);
    await configIs(
      "version: 1\nteams: { payments: { phase: traditional, training: 2026-01-06 } }\n",
    );
    await expect(weigh(500)).rejects.toThrow("No");
  });
});

describe("weighing all teams", () => {
  const all = { kind: "weigh-teams", installationId: 7, owner: "acme", isDaily: false } as const;
  const lanes = async () => {
    const line = await store.deliveries.list(["waiting"], 9);
    return line.map(({ lane }) => lane).toSorted();
  };

  it("puts each in line once, in a lane of its own", async () => {
    for (let time = 0; time < 2; time++) await weighTeams(desk(500), "day", all);
    expect(await lanes()).toEqual(["phase:7:payments", "phase:7:web"]);
  });

  it("puts none in line where the config turns it off", async () => {
    await configIs(OFF);
    await weighTeams(desk(500), "day", all);
    expect(await lanes()).toEqual([]);
  });
});
