import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { withRepositoryPolicy } from "../../src/gather/repository-policy.ts";
import type { PolicyInForce } from "../../src/model/policy.ts";
import type { PullRequest } from "../../src/model/pull-request.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import type { Store } from "../../src/store.ts";
import { inBrief, nockedGitHub, RATE_LIMITED } from "../github/nocked-github.ts";
import { aPull } from "../support/facts-builder.ts";
import { aWorld } from "../support/world-builder.ts";

const { github, api, sent } = nockedGitHub();

const ORGANIZATION: PolicyInForce = {
  policy: DEFAULT_POLICY,
  source: { kind: "default" },
  mistakes: [],
};
const ELEMENT = "version: 1\nstride: { coverage: element }\n";
const ASSET = "version: 1\nstride: { coverage: asset }\n";
const URL = "https://github.com/acme/billing-api/blob/main/.github/threatmodel.yml";

let store: Store;

beforeEach(async () => {
  store = await openStore("file::memory:");
});
afterEach(() => store.close());

const contents = (branch = "main") =>
  api().get(
    `/repos/acme/billing-api/contents/.github%2Fthreatmodel.yml?ref=refs%2Fheads%2F${branch}`,
  );
const NO_FILE = { message: "Not Found" };

function answerFile(text: string, branch = "main"): void {
  const content = Buffer.from(text).toString("base64");
  const file = { type: "file", encoding: "base64", content, html_url: URL };
  contents(branch).reply(200, file, { etag: `"${text.length}"` });
  api()
    .get("/repos/acme/billing-api/commits")
    .query({ path: ".github/threatmodel.yml", sha: `refs/heads/${branch}`, per_page: 1 })
    .reply(200, [{ sha: "c".repeat(40) }]);
}

/** What decides for a pull request so many minutes after the first. */
async function policyAt(minutes: number, changes: Partial<PullRequest> = {}) {
  const now = new Date(Date.parse("2026-11-23T12:00:00Z") + minutes * 60_000).toISOString();
  const world = aWorld(github, store, { now });
  const { policy, repository } = await withRepositoryPolicy(world, aPull(changes), ORGANIZATION);
  return { coverage: policy.coverage, repository };
}

describe("a repository's own file", () => {
  it("is laid over the organisation's policy, and where it is from is known", async () => {
    answerFile(ELEMENT);
    const repository = { url: URL, commit: "c".repeat(40), isBroken: false, mistakes: [] };
    expect(await policyAt(0)).toEqual({ coverage: "element", repository });
  });

  it("need not be there, and is asked for once in ten minutes, however the branch moves", async () => {
    contents().times(2).reply(404, NO_FILE);
    expect(await policyAt(0)).toEqual({ coverage: "model", repository: undefined });
    await policyAt(9, { baseSha: "d".repeat(40) });
    expect(sent).toHaveLength(1);
    await policyAt(11);
  });

  it("is asked for with what was seen before, which costs nothing where it is unchanged", async () => {
    answerFile(ELEMENT);
    await policyAt(0);
    contents().matchHeader("if-none-match", `"${ELEMENT.length}"`).reply(304);
    expect((await policyAt(11)).coverage).toBe("element");
    expect((await policyAt(20)).coverage).toBe("element");
    expect(sent).toHaveLength(3);
  });

  it("is asked for at once after a push to it", async () => {
    answerFile(ELEMENT);
    await policyAt(0);
    await store.repositoryFiles.forget(7, "main");
    answerFile(ASSET);
    expect((await policyAt(1)).coverage).toBe("asset");
  });

  it("is that of the branch that a pull request goes to", async () => {
    answerFile(ELEMENT);
    answerFile(ASSET, "next");
    expect((await policyAt(0)).coverage).toBe("element");
    expect((await policyAt(0, { baseRef: "next" })).coverage).toBe("asset");
    expect((await policyAt(1)).coverage).toBe("element");
  });

  it("is not looked for where that file is the organisation's", async () => {
    await policyAt(0, { repository: { ...aPull().repository, name: ".GitHub" } });
    expect(sent).toEqual([]);
  });

  it("that cannot be used is told of", async () => {
    answerFile("version: 2\n");
    const { coverage, repository } = await policyAt(0);
    expect([coverage, repository?.isBroken]).toEqual(["model", true]);
    expect(repository?.mistakes).toMatchObject([{ line: 1, column: 10 }]);
  });
});

describe("an error is not taken for no file", () => {
  it.each([
    ["GitHub is down", [502, ""] as const, 4],
    ["the rate limit is used up", RATE_LIMITED, 1],
    ["a permission is missing", [403, { message: "Resource not accessible" }] as const, 1],
    ["the branch is gone", [404, { message: "No commit found for the ref main" }] as const, 1],
  ])("where %s; what was seen last stays", async (_why, answer, times) => {
    contents().times(times).reply(answer[0], answer[1]);
    await expect(policyAt(0)).rejects.toThrow(
      "reading .github/threatmodel.yml of acme/billing-api",
    );
    answerFile(ELEMENT);
    await policyAt(0);
    contents().times(times).reply(answer[0], answer[1]);
    expect((await policyAt(11)).coverage).toBe("element");
  });

  it("where GitHub does not say which commit it is from", async () => {
    const content = Buffer.from(ELEMENT).toString("base64");
    contents().reply(200, { type: "file", encoding: "base64", content, html_url: URL });
    api()
      .get(/\/commits/)
      .reply(403, { message: "Resource not accessible" });
    await expect(policyAt(0)).rejects.toThrow("asking who changed .github/threatmodel.yml");
    expect(sent.map(inBrief)).toHaveLength(2);
  });
});
