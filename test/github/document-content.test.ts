import { describe, expect, it } from "vitest";
import { documentContent } from "../../src/github/document-content.ts";
import { nockedGitHub, RATE_LIMITED, REPOSITORY } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const BLOB = "c".repeat(40);
const PATH = `/repos/acme/billing-api/git/blobs/${BLOB}`;
const MAX_BYTES = 2048;

/** A git object as GitHub gives it: base64 in lines of 60 characters. */
function blobOf(content: string | Buffer) {
  const base64 = Buffer.from(content).toString("base64");
  const lines = base64.match(/.{1,60}/g) ?? [];
  const size = Buffer.byteLength(content);
  return { sha: BLOB, size, encoding: "base64", content: lines.map((it) => `${it}\n`).join("") };
}

const read = () => documentContent(github, REPOSITORY, BLOB, MAX_BYTES);

describe("the text behind a git object", () => {
  it.each([
    ["a few words", "# Refunds\n"],
    ["letters of many scripts", "Zahlung, ödeme, 支払い, платёж, 🪙\n".repeat(9)],
    ["lines that end as on Windows", "# Refunds\r\n\r\ntext\r\n"],
    ["just as much as is read", "x".repeat(MAX_BYTES)],
    ["nothing", ""],
  ])("is read to the letter: %s", async (_what, text) => {
    api().get(PATH).reply(200, blobOf(text));
    expect(await read()).toEqual({ kind: "text", text });
  });

  it.each<[string, string | Buffer, string]>([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0x01]), "it is a binary file"],
    ["text with a zero byte", "# Refunds\u0000", "it is a binary file"],
    ["UTF-16", Buffer.from("# Refunds", "utf16le"), "it is a binary file"],
    ["Latin-1", Buffer.from("Größe", "latin1"), "it is not UTF-8 text"],
    ["a letter cut in half", Buffer.from([0x23, 0xc3]), "it is not UTF-8 text"],
    ["a byte too much", "x".repeat(MAX_BYTES + 1), "it is larger than 2 KiB"],
  ])("is none, with the reason: %s", async (_what, content, why) => {
    api().get(PATH).reply(200, blobOf(content));
    expect(await read()).toEqual({ kind: "unreadable", why });
  });

  it("is none where the answer is larger than any that is read, and is not asked for again", async () => {
    api()
      .get(PATH)
      .reply(200, blobOf(Buffer.alloc(13 * 1024 * 1024, "x")));
    expect(await read()).toEqual({ kind: "unreadable", why: "it is larger than 2 KiB" });
    expect(sent).toHaveLength(1);
  });

  it("is none where GitHub finds it too large to give", async () => {
    api()
      .get(PATH)
      .reply(403, {
        message: "This API returns blobs up to 100 MB in size.",
        errors: [{ resource: "Blob", field: "data", code: "too_large" }],
      });
    expect(await read()).toEqual({ kind: "unreadable", why: "it is larger than 2 KiB" });
  });

  it("is none of a submodule, whose commit is another repository's", async () => {
    api().get(PATH).reply(404, { message: "Not Found" });
    expect(await read()).toEqual({
      kind: "unreadable",
      why: "it is not a file (a submodule, perhaps)",
    });
  });

  it.each([
    ["GitHub's trouble", [502, ""] as const, 502],
    ["missing permission", [403, { message: "Resource not accessible" }] as const, 403],
    ["a rate limit", RATE_LIMITED, 403],
  ])("is no unreadable document because of %s", async (_what, answer, status) => {
    api().get(PATH).reply(answer[0], answer[1]);
    await expect(read()).rejects.toMatchObject({
      message: `reading object ${BLOB} of acme/billing-api`,
      cause: { status },
    });
  });
});
