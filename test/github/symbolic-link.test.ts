import { describe, expect, it } from "vitest";
import { isSymbolicLink } from "../../src/github/symbolic-link.ts";
import { inBrief, nockedGitHub, REPOSITORY } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const COMMIT = "a".repeat(40);
const DOCS = "d".repeat(40);
const BLOB = "c".repeat(40);
const treePath = (sha: string) => `/repos/acme/billing-api/git/trees/${sha}`;

const entry = (path: string, mode: string, sha = BLOB) => ({
  path,
  mode,
  sha,
  type: mode === "040000" ? "tree" : "blob",
});

describe("a path at a commit is a symbolic link", () => {
  it.each([
    ["where its mode says so", "120000", true],
    ["not where it is a file", "100644", false],
    ["not where it is a program", "100755", false],
  ])("%s", async (_when, mode, expected) => {
    api()
      .get(treePath(COMMIT))
      .reply(200, { sha: COMMIT, tree: [entry("docs", "040000", DOCS)] });
    api()
      .get(treePath(DOCS))
      .reply(200, { sha: DOCS, tree: [entry("a.md", "100644"), entry("x.md", mode)] });
    expect(await isSymbolicLink(github, REPOSITORY, COMMIT, "docs/x.md")).toBe(expected);
    expect(sent.map(inBrief)).toEqual([`GET ${treePath(COMMIT)}`, `GET ${treePath(DOCS)}`]);
  });

  it("at the top of the repository, in one request", async () => {
    api()
      .get(treePath(COMMIT))
      .reply(200, { sha: COMMIT, tree: [entry("x.md", "120000")] });
    expect(await isSymbolicLink(github, REPOSITORY, COMMIT, "x.md")).toBe(true);
  });

  it("not where it is no more", async () => {
    api().get(treePath(COMMIT)).reply(200, { sha: COMMIT, tree: [] });
    expect(await isSymbolicLink(github, REPOSITORY, COMMIT, "docs/x.md")).toBe(false);
  });

  it("or not: where GitHub does not say, nobody decides it", async () => {
    api().get(treePath(COMMIT)).times(4).reply(503);
    await expect(isSymbolicLink(github, REPOSITORY, COMMIT, "x.md")).rejects.toMatchObject({
      status: 503,
    });
  });
});
