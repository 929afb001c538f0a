import { describe, expect, test } from "vitest";
import type { PhaseChange } from "../../src/model/phase-change.ts";
import type { Proposal } from "../../src/model/proposal.ts";
import type { Store } from "../../src/store.ts";
import { shortly } from "./kept-since.ts";

const day = (number: number) => `2026-11-0${number}T12:00:00Z`;
const FAR_AHEAD = "2030-01-01T00:00:00Z";

const change: PhaseChange = {
  team: "payments",
  from: "observation",
  to: "review",
  by: "sam",
  at: day(2),
  why: "Good work",
  commit: "c".repeat(40),
  url: "https://github.com/acme/.github/pull/3",
};

const proposal: Proposal = {
  team: "payments",
  from: "observation",
  to: "review",
  digest: "d1",
  why: "5 of 5 sessions",
  by: null,
  repositoryId: 100,
  number: 3,
  url: "https://github.com/acme/.github/pull/3",
  openedAt: day(1),
  state: "open",
  endedAt: null,
  endedBy: null,
};

/** What the history of phases, and of what was proposed, does in every store. */
export function describePhases(store: () => Store): void {
  describe("the history of phases", () => {
    test("keeps each change of a commit and a team once, and tells the newest first", async () => {
      const { phases } = store();
      const back: PhaseChange = { ...change, from: "review", to: null, at: day(3), commit: "e" };
      const other: PhaseChange = { ...change, team: "search", from: null, url: null };
      await phases.keep(7, "acme", back);
      await phases.keep(7, "acme", change);
      await phases.keep(7, "acme", { ...change, why: "Told again" });
      await phases.keep(7, "acme", other);
      await phases.keep(8, "else", { ...change, by: "kim" });
      expect(await phases.latest(7, "payments", 9)).toEqual([back, change]);
      expect(await phases.latest(7, "payments", 1)).toEqual([back]);
      expect(await phases.latest(7, "search", 9)).toEqual([other]);
      expect(await phases.latest(9, "payments", 9)).toEqual([]);
    });

    test("is nobody's to forget, and goes with its owner's new name", async () => {
      const { phases } = store();
      await phases.keep(7, "Acme", change);
      await phases.keep(8, "else", change);
      await store().renameOwner("acme", "Apex");
      await store().forget(shortly(FAR_AHEAD));
      const kept = await phases.list(0, 9);
      expect(kept.map(({ owner, installationId }) => [owner, installationId])).toEqual([
        ["Apex", 7],
        ["else", 8],
      ]);
      expect(await phases.list(kept[0]?.seq ?? 0, 9)).toEqual(kept.slice(1));
      expect(await phases.latest(7, "payments", 9)).toEqual([change]);
    });
  });

  describe("what was proposed", () => {
    const closed = { state: "closed", endedAt: day(2), endedBy: "sam" } as const;

    test("is told by its pull request, and for each team, newest first", async () => {
      const { proposals } = store();
      const later = { ...proposal, number: 4, openedAt: day(2), by: "sam" };
      await proposals.keep(7, proposal);
      await proposals.keep(7, later);
      await proposals.keep(7, { ...proposal, number: 5, team: "search" });
      await proposals.keep(8, { ...proposal, repositoryId: 200 });
      expect(await proposals.get(100, 3)).toEqual(proposal);
      expect(await proposals.get(100, 9)).toBeNull();
      expect(await proposals.latest(7, "payments", 9)).toEqual([later, proposal]);
      expect(await proposals.latest(7, "payments", 1)).toEqual([later]);
      expect(await proposals.latest(9, "payments", 9)).toEqual([]);
    });

    test("may get newer evidence, which does not undo how it ended", async () => {
      const { proposals } = store();
      const newer = { ...proposal, digest: "d2", why: "6 of 5 sessions" };
      await proposals.keep(7, proposal);
      await proposals.turn(100, 3, closed);
      await proposals.keep(7, newer);
      expect(await proposals.get(100, 3)).toEqual({ ...newer, ...closed });
    });

    test("may be closed, opened again and merged, and is never forgotten", async () => {
      const { proposals } = store();
      await proposals.keep(7, proposal);
      await proposals.turn(100, 3, closed);
      await proposals.turn(100, 3, { state: "open", endedAt: null, endedBy: null });
      expect(await proposals.get(100, 3)).toEqual(proposal);
      const merged = { state: "merged", endedAt: day(4), endedBy: "kim" } as const;
      await proposals.turn(100, 3, merged);
      await proposals.turn(100, 4, merged);
      await store().forget(shortly(FAR_AHEAD));
      expect(await proposals.get(100, 3)).toEqual({ ...proposal, ...merged });
      expect(await proposals.get(100, 4)).toBeNull();
    });
  });
}
