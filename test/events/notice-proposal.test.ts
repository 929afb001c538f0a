import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { noticeProposalAgain, noticeProposalEnd } from "../../src/events/notice-proposal.ts";
import type { Proposal } from "../../src/model/proposal.ts";
import type { Store } from "../../src/store.ts";
import type { Entrance } from "../../src/world.ts";
import { inBrief, nockedGitHub } from "../github/nocked-github.ts";

const BOT = "threatgate[bot]";
const BRANCH = "threatgate/phase/payments/review-1a2b";
const DELETED = `/repos/acme/.github/git/refs/heads%2F${encodeURIComponent(BRANCH)}`;
const { github, sent, api } = nockedGitHub();

const proposal: Proposal = {
  team: "payments",
  from: "observation",
  to: "review",
  digest: "1a2b",
  why: "5 of 5 sessions",
  by: null,
  repositoryId: 100,
  number: 3,
  url: "https://github.com/acme/.github/pull/3",
  openedAt: "2026-11-23T12:00:00Z",
  state: "open",
  endedAt: null,
  endedBy: null,
};

/** A closed pull request on the config, as GitHub tells of it. */
const closed = {
  number: 3,
  user: { login: BOT },
  head: { ref: BRANCH, repo: { id: 100 } },
  merged_at: null as string | null,
  closed_at: "2026-11-24T12:00:00Z",
  updated_at: "2026-11-24T12:00:00Z",
};

function payload(pull: object = {}, by = "sam", name = ".github") {
  const address = "https://github.com/acme/.github";
  const repository = { id: 100, name, html_url: address, private: true, owner: { login: "acme" } };
  const pull_request = { ...closed, ...pull };
  return { installation: { id: 7 }, repository, sender: { login: by }, pull_request };
}

let store: Store;
beforeEach(async () => {
  store = await openStore("file::memory:");
  await store.proposals.keep(7, proposal);
});
afterEach(() => store.close());

/** Only what is used; whatever else is asked for is not there. */
const enter = (async () => ({
  proposalGitHub: async () => github,
  botLogin: async () => BOT,
})) as unknown as Entrance;

const end = (told: object) => noticeProposalEnd(enter, store, "d", told);
const known = () => store.proposals.get(100, 3);

describe("the end of a proposal", () => {
  it.each([204, 403, 404, 422])(
    "is kept with who closed it, and its branch goes (%i)",
    async (status) => {
      api().delete(DELETED).reply(status, {});
      await end(payload());
      const turn = { state: "closed", endedAt: closed.closed_at, endedBy: "sam" };
      expect(await known()).toEqual({ ...proposal, ...turn });
    },
  );

  it("by a merge has the config read anew", async () => {
    const file = { owner: "acme", installationId: 7, text: "", etag: null, url: null };
    const checkedAt = closed.updated_at;
    await store.policyFiles.keep({ ...file, lastGood: null, lastGoodCommit: null, checkedAt });
    api().delete(DELETED).reply(204);
    await end(payload({ merged_at: "2026-11-24T11:00:00Z" }));
    expect(await known()).toMatchObject({ state: "merged", endedAt: "2026-11-24T11:00:00Z" });
    expect((await store.policyFiles.get("acme"))?.checkedAt).toBe("1970-01-01T00:00:00Z");
  });

  it("by the app itself decides nothing", async () => {
    api().delete(DELETED).reply(204);
    await end(payload({}, BOT));
    expect(await known()).toMatchObject({ state: "closed", endedBy: null });
  });

  it("also of one that is not known takes the branch of the app's own", async () => {
    api().delete(DELETED).reply(204);
    await end(payload({ number: 4 }));
    expect(sent.map(inBrief)).toEqual([`DELETE ${DELETED}`]);
  });

  it.each([
    ["from a fork", payload({ head: { ref: BRANCH, repo: { id: 200 } } })],
    ["from a fork that is gone", payload({ head: { ref: BRANCH, repo: null } })],
    ["of somebody else", payload({ number: 4, user: { login: "eve" } })],
    ["from another branch", payload({ head: { ref: "fix", repo: { id: 100 } } })],
    ["in another repository", payload({}, "sam", "billing-api")],
  ])("is none where the pull request is %s", async (_, told) => {
    await end(told);
    expect(await known()).toEqual(proposal);
    expect(sent).toEqual([]);
  });
});

it("whoever opens a proposal again asks for it themselves", async () => {
  api().delete(DELETED).reply(204);
  await end(payload());
  await noticeProposalAgain(store, payload({}, "kim"));
  expect(await known()).toEqual({ ...proposal, by: "kim" });
  await noticeProposalAgain(store, payload({ number: 4 }, "kim"));
  expect(await store.proposals.get(100, 4)).toBeNull();
});
