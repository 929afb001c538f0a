import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { policyInForce } from "../../src/gather/policy-in-force.ts";
import type { Store } from "../../src/store.ts";
import type { World } from "../../src/world.ts";
import { nockedGitHub, RATE_LIMITED } from "../github/nocked-github.ts";
import { aWorld } from "../support/world-builder.ts";

const { github, api, sent } = nockedGitHub();
const URL = "https://github.com/acme/.github/blob/main/.github/threatmodel.yml";
const REVIEW = "version: 1\nsecurity: { team: guild }\ndefaults: { phase: review }\n";
const TRAINING = "version: 1\nsecurity: { team: guild }\ndefaults: { phase: training }\n";
const BROKEN = "version: 1\ndefaults: { phase: reveiw }\n";

let store: Store;

beforeEach(async () => {
  store = await openStore("file::memory:");
});
afterEach(() => store.close());

const answers = () => api().get("/repos/acme/.github/contents/.github%2Fthreatmodel.yml");

function answerFile(text: string): void {
  const content = Buffer.from(text).toString("base64");
  const file = { type: "file", encoding: "base64", content, html_url: URL };
  answers().reply(200, file, { etag: `"${text.length}-${text}"`.replaceAll("\n", "") });
  if (text.startsWith(BROKEN)) return;
  api()
    .get("/repos/acme/.github/commits?path=.github%2Fthreatmodel.yml&per_page=1")
    .reply(200, [{ sha: commitOf(text) }]);
}

/** What GitHub calls the commit that wrote a text. */
const commitOf = (text: string) => text.length.toString(16).padStart(40, "0");

/** The file's version, and where the default phase is from, of each policy so far. */
const versions: (readonly unknown[])[] = [];

/** The policy as a pull request finds it so many minutes after the first. */
async function policyAt(minutes: number, changes: Partial<World> = {}) {
  const now = new Date(Date.parse("2026-11-23T12:00:00Z") + minutes * 60_000).toISOString();
  const world = aWorld(github, store, { now, ...changes });
  const { policy, source, mistakes, provenance } = await policyInForce(world, "acme");
  versions.push([source, provenance?.get("defaults.phase")]);
  return {
    phase: policy.defaultPhase,
    team: policy.security.team,
    source: source.kind,
    mistakes: mistakes.map(({ line, column }) => `${line}:${column}`),
  };
}

const DEFAULTS = { phase: "traditional", team: null, source: "default", mistakes: [] };
const IN_REVIEW = { phase: "review", team: "guild", source: "file", mistakes: [] };
const IN_TRAINING = { ...IN_REVIEW, phase: "training" };

describe("the policy in force", () => {
  it("is the defaults where there is no file", async () => {
    answers().reply(404, { message: "Not Found" });
    expect(await policyAt(0)).toEqual(DEFAULTS);
  });

  it("is the file's where there is one", async () => {
    answerFile(REVIEW);
    expect(await policyAt(0)).toEqual(IN_REVIEW);
  });

  it("is the last good file's while the file is broken, which is told with its place", async () => {
    answerFile(REVIEW);
    await policyAt(0);
    answerFile(BROKEN);
    expect(await policyAt(11)).toEqual({ ...IN_REVIEW, mistakes: ["2:20"] });
    answerFile(`${BROKEN}# still\n`);
    expect(await policyAt(22)).toEqual({ ...IN_REVIEW, mistakes: ["2:20"] });
    answerFile(TRAINING);
    expect(await policyAt(33)).toEqual(IN_TRAINING);
  });

  it("says which version of the file decides, and on which line", async () => {
    answerFile(REVIEW);
    await policyAt(0);
    answerFile(BROKEN);
    await policyAt(11);
    const version = { url: URL, commit: commitOf(REVIEW) };
    const phase = { kind: "organization", ...version, line: 3 };
    const decides = [{ kind: "file", ...version }, phase];
    expect(versions.slice(-2)).toEqual([decides, decides]);
  });

  it("is the defaults where the file was never good, which is told", async () => {
    answerFile(BROKEN);
    expect(await policyAt(0)).toEqual({ ...DEFAULTS, source: "file", mistakes: ["2:20"] });
  });

  it("is the defaults again when the file is gone", async () => {
    answerFile(REVIEW);
    await policyAt(0);
    answers().reply(404, { message: "Not Found" });
    expect(await policyAt(11)).toEqual(DEFAULTS);
  });

  it("has the security team of the settings where the file names none, and the file's where it does", async () => {
    const settings = { fallbackSecurityTeam: "red-team" };
    answerFile("version: 1\n");
    expect((await policyAt(0, settings)).team).toBe("red-team");
    answerFile(REVIEW);
    expect((await policyAt(11, settings)).team).toBe("guild");
  });
});

describe("GitHub is asked for the config", () => {
  it("not again within ten minutes, and afterwards only whether it changed", async () => {
    answerFile(REVIEW);
    await policyAt(0);
    await policyAt(9);
    expect(sent).toHaveLength(2);
    answers()
      .matchHeader("if-none-match", /review/)
      .reply(304);
    expect(await policyAt(10)).toEqual(IN_REVIEW);
    expect(await policyAt(19)).toEqual(IN_REVIEW);
    expect(sent).toHaveLength(3);
  });

  it("at once after a push to it", async () => {
    answerFile(REVIEW);
    await policyAt(0);
    await store.policyFiles.forget("acme");
    answerFile(TRAINING);
    expect(await policyAt(1)).toEqual(IN_TRAINING);
  });

  it("also where there was none, since one may come", async () => {
    answers().reply(404);
    await policyAt(0);
    answerFile(REVIEW);
    expect(await policyAt(11)).toEqual(IN_REVIEW);
    expect(sent[1]?.headers.has("if-none-match")).toBe(false);
  });
});

describe("where GitHub cannot be read", () => {
  it.each([
    ["it is down", [502, ""] as const, 4],
    ["the rate limit is used up", RATE_LIMITED, 1],
    ["a permission is missing", [403, { message: "Resource not accessible" }] as const, 1],
  ])("since %s, what was seen last stays in force until it can", async (_why, answer, times) => {
    answerFile(REVIEW);
    await policyAt(0);
    answers().times(times).reply(answer[0], answer[1]);
    expect(await policyAt(11)).toEqual(IN_REVIEW);
    answerFile(TRAINING);
    expect(await policyAt(12)).toEqual(IN_TRAINING);
  });

  it("and nothing was seen, nobody makes a policy up", async () => {
    answers().times(4).reply(502);
    await expect(policyAt(0)).rejects.toMatchObject({ cause: { status: 502 } });
    expect(await store.policyFiles.get("acme")).toBeNull();
  });

  it("as the organisation, it is the same", async () => {
    answerFile(REVIEW);
    await policyAt(0);
    const configGitHub = () => Promise.reject(new Error("no token"));
    expect(await policyAt(11, { configGitHub })).toEqual(IN_REVIEW);
    await store.policyFiles.forget("acme");
    expect(await policyAt(12, { configGitHub })).toEqual(IN_REVIEW);
  });
});

it("a name that passes to another organisation leaves its config behind, the last good one too", async () => {
  answerFile(REVIEW);
  expect(await policyAt(0)).toEqual(IN_REVIEW);
  answerFile(BROKEN);
  expect(await policyAt(1, { installationId: 8 })).toMatchObject({ phase: "traditional" });
});
