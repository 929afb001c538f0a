import { describe, expect, it } from "vitest";
import { appOfEachTest } from "../support/app-of-each-test.ts";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: security-optional }\n";

const app = appOfEachTest(acme(CONFIG));

const ada = () => app().github.asUser("ada");
const inParts = { owner: "acme", repo: "billing-api" };

/** What opens or shuts the commit: the newest check run on it. */
const newest = ({ headSha }: OpenedPull) =>
  app().github.checkRuns(BILLING, headSha).at(-1)?.conclusion ?? "none";

/** A pull request of two commits: the document, and some code after it. */
async function open(document: string): Promise<{ pull: OpenedPull; withDocument: string }> {
  const first = await ada().openPullRequest(BILLING, { files: { [PATH]: document } });
  const pull = await ada().push(first, { "src/refund.ts": "export const refund = 1;\n" });
  return { pull, withDocument: first.headSha };
}

/** A second pull request of the same head, into a branch that has the document already. */
async function openAnother(sha: string, base: string): Promise<number> {
  await ada().octokit.git.createRef({ ...inParts, ref: `refs/heads/${base}`, sha });
  const wanted = { ...inParts, title: "Nothing to see", head: "design", base };
  return (await ada().octokit.pulls.create(wanted)).data.number;
}

describe("a head whose document has gaps", () => {
  it("is not opened by a second pull request that changes no document", async () => {
    await app().startWorking();
    const { pull, withDocument } = await open(INCOMPLETE_DOCUMENT);
    await app().settled();
    expect(newest(pull)).toBe("failure");
    await openAnother(withDocument, "decoy");
    await app().settled();
    expect(newest(pull)).toBe("failure");
  });

  it("is not opened where both come in at once", async () => {
    const { pull, withDocument } = await open(INCOMPLETE_DOCUMENT);
    await openAnother(withDocument, "decoy");
    await app().startWorking();
    expect(newest(pull)).toBe("failure");
  });

  it("is not opened by so many that nobody reads them all", async () => {
    await app().startWorking();
    const { pull, withDocument } = await open(INCOMPLETE_DOCUMENT);
    for (let at = 0; at < 12; at++) await openAnother(withDocument, `decoy-${at}`);
    await app().settled();
    expect(newest(pull)).toBe("failure");
  });

  it("is not opened by Re-run", async () => {
    await app().startWorking();
    const { pull, withDocument } = await open(INCOMPLETE_DOCUMENT);
    await openAnother(withDocument, "decoy");
    await app().settled();
    await ada().rerunAllChecks(BILLING, pull.headSha);
    await app().settled();
    expect(newest(pull)).toBe("failure");
  });

  it("is opened once the pull request with the gaps is closed, with nobody asking", async () => {
    await app().startWorking();
    const { pull, withDocument } = await open(INCOMPLETE_DOCUMENT);
    await openAnother(withDocument, "decoy");
    await app().settled();
    await ada().close(pull);
    await app().settled();
    expect(newest(pull)).toBe("skipped");
  });
});

it("a head is not opened by a waiver for one of the pull requests that share it", async () => {
  await app().startWorking();
  const { data } = await ada().octokit.git.getRef({ ...inParts, ref: "heads/main" });
  const { pull } = await open(INCOMPLETE_DOCUMENT);
  await app().settled();
  const other = await openAnother(data.object.sha, "older");
  await app().settled();
  await app().pass(2);
  const waive = (number: number) =>
    app()
      .github.asUser("sam")
      .comment({ ...pull, number }, "/threatmodel waive It is due today");
  await waive(pull.number);
  await app().settled();
  expect(newest(pull)).toBe("failure");
  await waive(other);
  await app().settled();
  expect(newest(pull)).toBe("success");
});

it("a check of a shared head has a line for each pull request, and is posted once", async () => {
  await app().startWorking();
  const { pull, withDocument } = await open(COMPLETE_DOCUMENT);
  await app().settled();
  const other = await openAnother(withDocument, "decoy");
  await app().settled();
  await ada().convertToDraft(pull);
  await ada().convertToDraft({ ...pull, number: other });
  await app().settled();
  const runs = app().github.checkRuns(BILLING, pull.headSha);
  expect(runs.map(({ conclusion }) => conclusion)).toEqual(["success", "success"]);
  expect(runs[1]?.output.summary).toContain(`#${pull.number}: success`);
  expect(runs[1]?.output.summary).toContain(`#${other}: skipped`);
});
