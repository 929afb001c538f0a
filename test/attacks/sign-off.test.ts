import { describe, expect, it } from "vitest";
import { appOfEachTest } from "../support/app-of-each-test.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { type JsonObject, objectAt } from "../support/github/json.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: review }\n";
const OTHER = COMPLETE_DOCUMENT.replace("# Refunds", "# Payouts").replaceAll("refund", "payout");

const app = appOfEachTest(acme(CONFIG));

const ada = () => app().github.asUser("ada");
const sam = () => app().github.asUser("sam");
const inBilling = { owner: "acme", repo: "billing-api" };
const newest = ({ headSha }: OpenedPull) =>
  app().github.checkRuns(BILLING, headSha).at(-1)?.conclusion ?? "none";

/** A pull request that Security has approved. */
async function approved(): Promise<{ pull: OpenedPull; review: number }> {
  await app().startWorking();
  const first = await ada().openPullRequest(BILLING, {
    files: { "docs/design/payouts.md": OTHER },
    branch: "payouts",
  });
  await ada().octokit.git.createRef({ ...inBilling, ref: "refs/heads/later", sha: first.headSha });
  const pull = await ada().openPullRequest(BILLING, {
    files: { "docs/design/refunds.md": COMPLETE_DOCUMENT },
    base: "later",
  });
  await app().settled();
  const review = await sam().review(pull, "APPROVE");
  await app().settled();
  expect(newest(pull)).toBe("success");
  return { pull, review };
}

/** A review's event as GitHub would send it. */
function reviewEvent(pull: OpenedPull, changes: JsonObject, action: string): JsonObject {
  const told = app().github.deliveries.findLast(({ event }) => event === "pull_request_review");
  const payload = told?.payload ?? {};
  const review = { ...objectAt(payload, "review"), commit_id: pull.headSha, ...changes };
  return { ...payload, action, review };
}

describe("an approval", () => {
  it("does not cover documents that another base branch brings in", async () => {
    const { pull } = await approved();
    await ada().octokit.pulls.update({ ...inBilling, pull_number: pull.number, base: "main" });
    await app().settled();
    expect(newest(pull)).toBe("action_required");
    await sam().review(pull, "APPROVE");
    await app().settled();
    expect(newest(pull)).toBe("success");
  });

  it("covers what its writer had before them, though it comes in after the next push", async () => {
    const { pull, review } = await approved();
    const lower = COMPLETE_DOCUMENT.replace("| Ledger | high |", "| Ledger | low |");
    const pushed = await ada().push(pull, { "docs/design/refunds.md": lower });
    await app().settled();
    expect(newest(pushed)).toBe("action_required");
    const late = reviewEvent(pull, { id: review + 1000 }, "submitted");
    await app().github.deliver("pull_request_review", late);
    await app().settled();
    expect(newest(pushed)).toBe("action_required");
  });

  it("ends with its dismissal, whatever is said right after it", async () => {
    const { pull, review } = await approved();
    const dismissed = reviewEvent(pull, { id: review, state: "dismissed" }, "dismissed");
    const comment = reviewEvent(pull, { id: review + 1, state: "commented" }, "submitted");
    await Promise.all([
      app().github.deliver("pull_request_review", dismissed),
      app().github.deliver("pull_request_review", comment),
    ]);
    await app().settled();
    expect(newest(pull)).toBe("action_required");
  });

  it("stays dismissed when its own event comes in late", async () => {
    const { pull, review } = await approved();
    const submitted = reviewEvent(pull, { id: review }, "submitted");
    const dismissed = reviewEvent(pull, { id: review, state: "dismissed" }, "dismissed");
    await app().github.deliver("pull_request_review", dismissed);
    await app().github.deliver("pull_request_review", submitted);
    await app().settled();
    expect(newest(pull)).toBe("action_required");
  });
});
