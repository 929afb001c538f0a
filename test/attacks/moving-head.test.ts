import { describe, expect, it } from "vitest";
import type { Store } from "../../src/store.ts";
import { appOfEachTest } from "../support/app-of-each-test.ts";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: security-optional }\n";

const app = appOfEachTest(acme(CONFIG));

const ada = () => app().github.asUser("ada");
const checks = ({ headSha }: OpenedPull) =>
  app()
    .github.checkRuns(BILLING, headSha)
    .map(({ conclusion }) => conclusion);

/** Lets something happen once, between the gate's look at an event and its look at GitHub. */
function between(store: Store, happens: () => Promise<unknown>): void {
  const { see } = store.pulls;
  let isDone = false;
  Object.assign(store.pulls, {
    see: async (pull: Parameters<typeof see>[0]) => {
      const seen = await see(pull);
      if (!isDone) {
        isDone = true;
        await happens();
      }
      return seen;
    },
  });
}

describe("a head that moves while it is read", () => {
  it("is not judged by the documents of the next one", async () => {
    const bad = await ada().openPullRequest(BILLING, { files: { [PATH]: INCOMPLETE_DOCUMENT } });
    between(app().store, () => ada().push(bad, { [PATH]: COMPLETE_DOCUMENT }));
    await app().startWorking();
    expect(checks(bad)).not.toContain("success");
  });

  it("is not opened by taking the document away for a moment", async () => {
    const bad = await ada().openPullRequest(BILLING, {
      files: { [PATH]: INCOMPLETE_DOCUMENT, "src/a.ts": "export const a = 1;\n" },
    });
    between(app().store, () => ada().push(bad, { [PATH]: null }));
    await app().startWorking();
    expect(checks(bad)).not.toContain("skipped");
  });

  it("has its next one checked, even if nobody tells of that", async () => {
    const bad = await ada().openPullRequest(BILLING, { files: { [PATH]: INCOMPLETE_DOCUMENT } });
    const deliver = app().github.state.hooks.url;
    let good = bad;
    between(app().store, async () => {
      app().github.connect("http://127.0.0.1:9/");
      good = await ada().push(bad, { [PATH]: COMPLETE_DOCUMENT });
      app().github.connect(deliver ?? "");
    });
    await app().startWorking();
    expect([checks(bad), checks(good)]).toEqual([[], ["success"]]);
  });
});

describe("a pull request that only removes", () => {
  it("is read at its head too", async () => {
    await app().startWorking();
    await ada().commit(BILLING, "main", { "src/old.ts": "export const old = 1;\n" });
    const pull = await ada().openPullRequest(BILLING, { files: { "src/old.ts": null } });
    await app().settled();
    expect(checks(pull)).toEqual(["skipped"]);
  });
});
