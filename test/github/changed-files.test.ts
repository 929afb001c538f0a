import { describe, expect, it, test } from "vitest";
import { changedFiles, LISTED_FILES } from "../../src/github/changed-files.ts";
import { aPull } from "../support/facts-builder.ts";
import { inBrief, nockedGitHub } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const FILES = "/repos/acme/billing-api/pulls/12/files";

const file = (at: number) => ({
  filename: `src/file-${String(at).padStart(4, "0")}.ts`,
  status: "added",
  sha: String(at).padStart(40, "0"),
});

/** Answers so many files as GitHub does: a hundred on a page, with links to the next. */
function answerFiles(count: number): void {
  const last = Math.ceil(count / 100);
  for (let page = 1; page <= last; page++) {
    const files = Array.from({ length: Math.min(100, count - (page - 1) * 100) }, (_, at) =>
      file((page - 1) * 100 + at),
    );
    const next = `<https://api.github.com${FILES}?per_page=100&page=${page + 1}>; rel="next"`;
    api()
      .get(FILES)
      .query(page === 1 ? { per_page: "100" } : { per_page: "100", page: String(page) })
      .reply(200, files, page === last ? {} : { link: next });
  }
}

describe("the changed files of a pull request", () => {
  it.each([
    [1, 1],
    [100, 1],
    [101, 2],
    [230, 3],
    [LISTED_FILES, 30],
  ])("that are %i are read to their end in %i requests", async (count, requests) => {
    answerFiles(count);
    const { files } = await changedFiles(github, aPull());
    expect(files.map(({ path }) => path)).toEqual(
      Array.from({ length: count }, (_, at) => file(at).filename),
    );
    expect(sent).toHaveLength(requests);
  });

  it("that are none cost one request", async () => {
    api().get(FILES).query({ per_page: "100" }).reply(200, []);
    expect((await changedFiles(github, aPull())).files).toEqual([]);
    expect(sent.map(inBrief)).toEqual([`GET ${FILES}?per_page=100`]);
  });

  it.each([
    ["added", "added"],
    ["copied", "added"],
    ["modified", "modified"],
    ["changed", "modified"],
    ["renamed", "renamed"],
    ["removed", "removed"],
    ["unchanged", undefined],
  ])("that GitHub calls %s are %s", async (status, change) => {
    api()
      .get(FILES)
      .query({ per_page: "100" })
      .reply(200, [{ ...file(1), status }]);
    const [found] = (await changedFiles(github, aPull())).files;
    expect(found?.change).toBe(change);
  });

  test("are no shorter list where a later page cannot be read", async () => {
    const next = `<https://api.github.com${FILES}?per_page=100&page=2>; rel="next"`;
    api()
      .get(FILES)
      .query({ per_page: "100" })
      .reply(200, [file(1)], { link: next });
    api().get(FILES).query({ per_page: "100", page: "2" }).times(4).reply(502);
    await expect(changedFiles(github, aPull())).rejects.toMatchObject({ status: 502 });
  });
});
