import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { keepPhases } from "../../src/events/keep-phases.ts";
import type { Proposal } from "../../src/model/proposal.ts";
import type { Store } from "../../src/store.ts";

let store: Store;
let pushes = 0;

beforeEach(async () => {
  store = await openStore("file::memory:");
});
afterEach(() => store.close());

const config = (...teams: readonly string[]) =>
  `version: 1\nteams:\n${teams.map((team) => `  ${team.replace(" ", ": { phase: ")} }\n`).join("")}`;
const BROKEN = "version: 1\nteams: {{{\n";
const NO_TEAMS = "version: 1\n";

const push = { owner: "acme", by: "sam", at: "2026-11-24T12:00:00Z", headline: "Tidy up" };

async function pushed(before: string | null, after: string | null, headSha = `c${++pushes}`) {
  const at = `2026-11-24T12:00:${String(pushes).padStart(2, "0")}Z`;
  await keepPhases({ store, installationId: 7 }, { ...push, at, headSha }, [before, after]);
}

const told = async () =>
  (await store.phases.list(0, 99)).map(
    ({ team, from, to, why }) => `${team}: ${from} → ${to}: ${why}`,
  );

const proposal: Proposal = {
  team: "pay",
  from: "observation",
  to: "review",
  digest: "d",
  why: "5 of 5 sessions",
  by: null,
  repositoryId: 100,
  number: 3,
  url: "https://github.com/acme/.github/pull/3",
  openedAt: "2026-11-23T12:00:00Z",
  state: "merged",
  endedAt: "2026-11-24T12:00:00Z",
  endedBy: "sam",
};

describe("a push to the config keeps", () => {
  it("each team's new phase, and teams that come and go", async () => {
    const before = config("pay observation", "web review", "old training");
    await pushed(before, config("pay review", "web review", "new traditional"));
    expect(await told()).toEqual([
      "pay: observation → review: Tidy up",
      "old: training → null: Tidy up",
      "new: null → traditional: Tidy up",
    ]);
    expect(await store.phases.latest(7, "pay", 1)).toMatchObject([{ by: "sam", url: null }]);
  });

  it("the same of a file that is new, or is gone", async () => {
    await pushed(null, config("pay review"));
    await pushed(config("pay review"), null);
    expect(await told()).toEqual(["pay: null → review: Tidy up", "pay: review → null: Tidy up"]);
  });

  it("nothing of a broken one, and what mends it after the last good one", async () => {
    const good = config("pay observation");
    const file = { owner: "acme", installationId: 7, text: BROKEN, etag: null, url: null };
    const checkedAt = "2026-11-24T12:00:00Z";
    await store.policyFiles.keep({ ...file, lastGood: good, lastGoodCommit: "c", checkedAt });
    await pushed(good, BROKEN);
    expect(await told()).toEqual([]);
    await pushed(BROKEN, config("pay training"));
    expect(await told()).toEqual(["pay: observation → training: Tidy up"]);
  });

  it("nothing where no team goes anywhere", async () => {
    await pushed(NO_TEAMS, `${NO_TEAMS}# A comment.\n`);
    await pushed(config("pay review"), `${config("pay review")}rules: { due-missing: error }\n`);
    expect(await told()).toEqual([]);
  });

  it("each once, however often it is told", async () => {
    for (let time = 0; time < 2; time++)
      await pushed(config("pay review"), config("pay training"), "c");
    expect(await told()).toHaveLength(1);
  });

  it("the proposal that a change comes of, once", async () => {
    await store.proposals.keep(7, proposal);
    const [observation, review] = [config("pay observation"), config("pay review")];
    await pushed(observation, review);
    await pushed(review, observation);
    await pushed(observation, review);
    expect(await told()).toEqual([
      "pay: observation → review: 5 of 5 sessions",
      "pay: review → observation: Tidy up",
      "pay: observation → review: Tidy up",
    ]);
    expect((await store.phases.list(0, 1))[0]?.url).toBe(proposal.url);
  });

  it("no proposal that people closed", async () => {
    await store.proposals.keep(7, { ...proposal, state: "closed" });
    await pushed(config("pay observation"), config("pay review"));
    expect(await told()).toEqual(["pay: observation → review: Tidy up"]);
  });
});
