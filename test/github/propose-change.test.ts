import { beforeEach, describe, expect, it } from "vitest";
import { type ProposedChange, proposeChange } from "../../src/github/propose-change.ts";
import { inBrief, nockedGitHub } from "./nocked-github.ts";

const AT = "/repos/acme/.github";
const BOT = "threatgate[bot]";
const SHA = "a".repeat(40);
const NEW = "c".repeat(40);

const change: ProposedChange = {
  owner: "acme",
  repo: ".github",
  path: ".github/threatmodel.yml",
  base: "main",
  branchPrefix: "threatgate/phase/payments/",
  branch: "threatgate/phase/payments/review-1a2b",
  by: BOT,
  edit: (text) => text.replace("observation", "review"),
  title: "Phase of payments: Review",
  body: "Evidence",
};

/** An open pull request, from the change's branch unless said otherwise. */
function anOpen(number: number, ref = change.branch, login = BOT, from = "acme/.github") {
  const head = { ref, repo: { full_name: from } };
  return {
    number,
    html_url: `https://github.com/acme/.github/pull/${number}`,
    user: { login },
    head,
  };
}

type Open = ReturnType<typeof anOpen>;

const { github, sent, api } = nockedGitHub();

/** What the config's repository says, each list of open pull requests once and the last for good. */
let lists: Open[][];
let refStatus: number;
let openStatus: number;

beforeEach(() => {
  lists = [[]];
  refStatus = 201;
  openStatus = 201;
  const content = Buffer.from("phase: observation\n").toString("base64");
  const commit = { sha: NEW, tree: { sha: "b".repeat(40) } };
  const told = (status: number, body: object) => [status, status < 400 ? body : { message: "No" }];
  const answers: readonly [
    string,
    string,
    () => readonly [number, object] | (number | object)[],
  ][] = [
    [
      "GET",
      `${AT}/pulls?state=open&per_page=100`,
      () => [200, (lists.length > 1 ? lists.shift() : lists[0]) ?? []],
    ],
    ["GET", `${AT}/git/ref/heads%2Fmain`, () => [200, { object: { sha: SHA } }]],
    [
      "GET",
      `${AT}/contents/.github%2Fthreatmodel.yml?ref=${SHA}`,
      () => [200, { type: "file", content }],
    ],
    ["GET", `${AT}/git/commits/${SHA}`, () => [200, commit]],
    ["POST", `${AT}/git/trees`, () => [201, { sha: "b".repeat(40) }]],
    ["POST", `${AT}/git/commits`, () => [201, commit]],
    ["POST", `${AT}/git/refs`, () => told(refStatus, { ref: "r" })],
    ["PATCH", `${AT}/git/refs/heads%2F${encodeURIComponent(change.branch)}`, () => [200, {}]],
    ["POST", `${AT}/pulls`, () => told(openStatus, anOpen(7))],
  ];
  for (const [method, path, answer] of answers) {
    api()
      .persist()
      .intercept(path, method)
      .optionally()
      .reply(() => answer() as [number, object]);
  }
});

const writes = () =>
  sent
    .filter(({ method }) => method !== "GET")
    .map((request) => inBrief(request).replace(`${AT}/`, ""));
const bodyOf = (end: string) =>
  sent.find(({ method, path }) => method !== "GET" && path.endsWith(end))?.body;

const MADE = ["POST git/trees", "POST git/commits", "POST git/refs", "POST pulls"];

describe("a change for people to merge", () => {
  it("is one commit on the newest of the base, on a branch of its own", async () => {
    lists = [[], [anOpen(7)]];
    const proposed = await proposeChange(github, change);
    expect(proposed).toMatchObject({ number: 7, isNew: true, others: [] });
    expect(writes()).toEqual(MADE);
    expect(bodyOf("/trees")).toMatchObject({
      tree: [{ path: change.path, content: "phase: review\n" }],
    });
    expect(bodyOf("/commits")).toMatchObject({ parents: [SHA], message: change.title });
    expect(bodyOf("/refs")).toEqual({ ref: `refs/heads/${change.branch}`, sha: NEW });
    expect(bodyOf("/pulls")).toMatchObject({ head: change.branch, base: "main" });
  });

  it("is not made a second time while one is open, of whatever step", async () => {
    const earlier = anOpen(3, "threatgate/phase/payments/training-9f9f");
    lists = [[earlier]];
    const proposed = await proposeChange(github, change);
    expect(proposed).toMatchObject({ number: 3, isNew: false, branch: earlier.head.ref });
    expect(writes()).toEqual([]);
  });

  it.each([
    ["from a fork", anOpen(3, change.branch, BOT, "eve/.github")],
    ["of somebody else", anOpen(3, change.branch, "eve")],
    ["of another team", anOpen(3, "threatgate/phase/payments-eu/review-1a2b")],
    ["from a deleted fork", { ...anOpen(3), head: { ref: change.branch, repo: null } }],
  ])("is made beside one %s", async (_, other) => {
    lists = [[other as Open]];
    expect(await proposeChange(github, change)).toMatchObject({ number: 7, isNew: true });
  });

  it("is not made where the file does not let it be", async () => {
    expect(await proposeChange(github, { ...change, edit: () => null })).toBeNull();
    expect(writes()).toEqual([]);
  });

  it("takes over a branch that a closed proposal left, whatever it holds", async () => {
    refStatus = 422;
    expect(await proposeChange(github, change)).toMatchObject({ number: 7, isNew: true });
    expect(writes()).toContain(`PATCH git/refs/heads%2F${encodeURIComponent(change.branch)}`);
    expect(bodyOf(encodeURIComponent(change.branch))).toEqual({ sha: NEW, force: true });
  });

  it("leaves the branch alone that another replica has just proposed", async () => {
    refStatus = 422;
    lists = [[], [anOpen(6)]];
    expect(await proposeChange(github, change)).toMatchObject({ number: 6, isNew: false });
    expect(writes()).toEqual(MADE.slice(0, 3));
  });

  it("is the other replica's, where that opened it in between", async () => {
    openStatus = 422;
    lists = [[], [anOpen(6)]];
    expect(await proposeChange(github, change)).toMatchObject({ number: 6, isNew: false });
  });

  it("gives way to the first, where two were opened on different evidence", async () => {
    const first = anOpen(6, "threatgate/phase/payments/review-0000");
    lists = [[], [anOpen(7), first]];
    const proposed = await proposeChange(github, change);
    expect(proposed).toMatchObject({ number: 6, isNew: false, others: [{ number: 7 }] });
  });

  it.each([403, 422])("fails where GitHub refuses the pull request (%i)", async (status) => {
    openStatus = status;
    await expect(proposeChange(github, change)).rejects.toMatchObject({ status });
  });
});
