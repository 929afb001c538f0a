import { describe, expect, it } from "vitest";
import type { Proposal } from "../../src/model/proposal.ts";
import { nextMove } from "../../src/promotion/next-move.ts";
import type { Step } from "../../src/promotion/step.ts";

const NOW = "2026-11-24T12:00:00Z";
const onwards: Step = { kind: "promotion", from: "observation", to: "review" };
const back: Step = { kind: "demotion", from: "observation", to: "training" };

const open: Proposal = {
  team: "payments",
  from: "observation",
  to: "review",
  digest: "same",
  why: "5 of 5 sessions",
  by: null,
  repositoryId: 100,
  number: 3,
  url: "https://github.com/acme/.github/pull/3",
  openedAt: "2026-11-20T12:00:00Z",
  state: "open",
  endedAt: null,
  endedBy: null,
};
const closed: Proposal = {
  ...open,
  state: "closed",
  endedAt: "2026-11-23T12:00:00Z",
  endedBy: "sam",
};
const withdrawn: Proposal = { ...closed, endedBy: null };
const merged: Proposal = { ...closed, state: "merged" };
const asked: Proposal = { ...open, number: 4, by: "sam" };

type Mode = "propose" | "off";

/** What is withdrawn and renewed, by number, and where the team is to go. */
function move(
  step: Step | null,
  proposals: readonly Proposal[],
  digest = "same",
  mode: Mode = "propose",
) {
  const policy = { mode, quietDays: 30 };
  const { withdraw, renew, propose } = nextMove({ step, digest, proposals, policy, now: NOW });
  return { withdraw: withdraw.map(({ number }) => number), renew: renew?.number, to: propose?.to };
}

const NOTHING = { withdraw: [], renew: undefined, to: undefined };

describe("what a team's step comes to", () => {
  it.each([
    ["nothing, where nothing is called for", null, [], NOTHING],
    ["a proposal", onwards, [], { ...NOTHING, to: "review" }],
    ["nothing more, while its proposal is open", onwards, [open], NOTHING],
    ["nothing, while it is quiet", onwards, [closed], NOTHING],
    ["the way back, while the way on is quiet", back, [closed], { ...NOTHING, to: "training" }],
    [
      "a proposal again, where the app withdrew it",
      onwards,
      [withdrawn],
      { ...NOTHING, to: "review" },
    ],
    [
      "a proposal again, where it was merged before",
      onwards,
      [merged],
      { ...NOTHING, to: "review" },
    ],
    ["what people asked for, while that is open", onwards, [asked], NOTHING],
    ["not the way back either, while people's is open", back, [asked], NOTHING],
    ["the end of one that no longer holds", null, [open], { ...NOTHING, withdraw: [3] }],
    [
      "the way back in its place",
      back,
      [open],
      { withdraw: [3], renew: undefined, to: "training" },
    ],
    ["both, where people asked for the same too", onwards, [open, asked], NOTHING],
  ] as const)("is %s", (_, step, proposals, expected) => {
    expect(move(step, proposals)).toEqual(expected);
  });

  it("is one proposal alone, the first, where there are two", () => {
    const later = { ...open, number: 9 };
    expect(move(onwards, [later, open])).toEqual({ ...NOTHING, withdraw: [9] });
  });

  it("is newer evidence on an open one, and a proposal again after a closed one", () => {
    expect(move(onwards, [open], "other")).toEqual({ ...NOTHING, renew: 3 });
    expect(move(onwards, [closed], "other")).toEqual({ ...NOTHING, to: "review" });
  });

  it.each([
    [onwards, []],
    [null, [open]],
    [back, [open]],
  ] as const)("is nothing where it is off", (step, proposals) => {
    expect(move(step, proposals, "other", "off")).toEqual(NOTHING);
  });
});
