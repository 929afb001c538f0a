import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INSTALLATION, storeWith } from "../../bench/ledger-file.ts";
import { LARGE_TEAM, madeLedger, smallTeams } from "../../bench/synthetic/ledger.ts";
import { foldLedger } from "../../src/findings/fold.ts";
import { historyOfTeam } from "../../src/gather/progress.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { progressOf } from "../../src/promotion/progress.ts";
import type { Store } from "../../src/store.ts";

const SESSIONS = 600;

describe("a history of thousands of findings", () => {
  const events = madeLedger(SESSIONS).toArray();
  let folder = "";
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "threatgate-ledger-"));
    store = await storeWith(join(folder, "ledger.db"), events);
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const all = foldLedger(events);

  test("has about ten findings a session", () => {
    expect(all.findings.length / all.sessions.length).toBeCloseTo(10, 0);
  });

  test.each([LARGE_TEAM, ...smallTeams(SESSIONS)])(
    "%s is as far by the part that is read of it as by all of it",
    async (team) => {
      const now = "2026-07-01T00:00:00Z";
      const ground = { store, installationId: INSTALLATION, now };
      const asked = { team, phase: "review", training: null } as const;
      const history = await historyOfTeam(ground, asked, DEFAULT_POLICY);
      expect(progressOf(history)).toEqual(progressOf({ ...history, ledger: all }));
      expect(history.ledger.findings.length).toBeLessThan(200);
    },
  );
});
