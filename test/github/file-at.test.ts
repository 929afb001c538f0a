import { describe, expect, it } from "vitest";
import { fileAt } from "../../src/github/file-at.ts";
import { nockedGitHub, REPOSITORY } from "./nocked-github.ts";

const { github, api } = nockedGitHub();
const COMMIT = "b".repeat(40);
const read = (path = "docs/design/x.md") => fileAt(github, REPOSITORY, path, COMMIT);
const file = {
  type: "file",
  encoding: "base64",
  content: Buffer.from("# Ünser\n").toString("base64"),
};

function answer(status: number, body: object = {}, times = 1): void {
  api()
    .get("/repos/acme/billing-api/contents/docs%2Fdesign%2Fx.md")
    .query({ ref: COMMIT })
    .times(times)
    .reply(status, { ...body });
}

describe("a file at a commit", () => {
  it("is its text", async () => {
    answer(200, file);
    expect(await read()).toBe("# Ünser\n");
  });

  it.each([
    ["it is not there", 404, { message: "Not Found" }],
    ["it is a submodule", 200, { type: "submodule" }],
    ["GitHub gives no content of so much", 200, { ...file, encoding: "none", content: "" }],
  ])("is nothing where %s", async (_when, status, body) => {
    answer(status, body);
    expect(await read()).toBeNull();
  });

  it("is not taken for missing where GitHub has trouble", async () => {
    answer(503, {}, 4);
    await expect(read()).rejects.toMatchObject({ cause: { status: 503 } });
  });

  it("is asked for by its whole name, whatever is in it", async () => {
    api()
      .get("/repos/acme/billing-api/contents/docs%2Fa%20b%23c%3Fd.md")
      .query({ ref: COMMIT })
      .reply(200, file);
    expect(await read("docs/a b#c?d.md")).toBe("# Ünser\n");
  });
});
