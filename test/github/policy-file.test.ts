import { describe, expect, it } from "vitest";
import { fetchPolicyFile } from "../../src/github/policy-file.ts";
import { nockedGitHub, RATE_LIMITED } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const PATH = "/repos/acme/.github/contents/.github%2Fthreatmodel.yml";
const URL = "https://github.com/acme/.github/blob/main/.github/threatmodel.yml";
const TEXT = "version: 1\ndefaults: { phase: review } # ünser\n";

const file = {
  type: "file",
  encoding: "base64",
  content: Buffer.from(TEXT).toString("base64"),
  html_url: URL,
};

describe("an organisation's config", () => {
  it("is the file, with what to ask again with", async () => {
    api().get(PATH).reply(200, file, { etag: 'W/"abc"' });
    const answer = await fetchPolicyFile(github, "acme", null);
    expect(answer).toEqual({ kind: "file", text: TEXT, etag: 'W/"abc"', url: URL });
    expect(sent[0]?.headers.has("if-none-match")).toBe(false);
  });

  it("is unchanged where GitHub says so of what we have", async () => {
    api().get(PATH).matchHeader("if-none-match", 'W/"abc"').reply(304);
    expect(await fetchPolicyFile(github, "acme", 'W/"abc"')).toEqual({ kind: "unchanged" });
    expect(sent).toHaveLength(1);
  });

  it("is no file where GitHub finds none", async () => {
    api().get(PATH).reply(404, { message: "Not Found" });
    expect(await fetchPolicyFile(github, "acme", null)).toEqual({ kind: "no-file" });
  });

  it.each([
    ["a permission is missing", [403, { message: "Resource not accessible" }] as const, 1],
    ["the rate limit is used up", RATE_LIMITED, 1],
    ["there are too many requests", [429, { message: "secondary rate limit" }] as const, 4],
    ["GitHub is down", [500, ""] as const, 4],
    ["GitHub is being mended", [503, ""] as const, 4],
    ["the token ran out", [401, { message: "Bad credentials" }] as const, 1],
  ])("is never taken for missing where %s", async (_when, answer, times) => {
    api().get(PATH).times(times).reply(answer[0], answer[1]);
    await expect(fetchPolicyFile(github, "acme", null)).rejects.toMatchObject({
      message: "reading .github/threatmodel.yml of acme/.github",
      cause: { status: answer[0] },
    });
  });

  it.each([
    ["a folder", [file]],
    ["a submodule", { type: "submodule", html_url: URL }],
    ["too large for GitHub to give", { ...file, content: "", encoding: "none" }],
  ])("is never taken for empty where it is %s", async (_what, answer) => {
    api().get(PATH).reply(200, answer);
    await expect(fetchPolicyFile(github, "acme", null)).rejects.toThrow(
      "reading .github/threatmodel.yml of acme/.github",
    );
  });
});
