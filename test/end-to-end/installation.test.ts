import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { tip } from "../support/github/branches.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { installationPayload } from "../support/github/installation-payloads.ts";
import { objectAt } from "../support/github/json.ts";
import { envelope } from "../support/github/payloads.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const CONFIG = "version: 1\ndefaults: { phase: security-optional }\n";
const COMPLETE = "success: Threat model complete: 2 assets, 6 threats";
const WELCOME = "success: Threatgate is here: this check can be required now";

let app: PacedApp;
let pull: OpenedPull;

/** The pull request is older than the app: its own event never came. */
beforeAll(async () => {
  app = await startPacedApp({ acme: acme(CONFIG) });
  const files = { "docs/design/refunds.md": COMPLETE_DOCUMENT };
  pull = await app.github.asUser("ada").openPullRequest(BILLING, { files });
  for (const { id } of await app.store.deliveries.list(["waiting"], 99)) {
    await app.store.deliveries.finish([id], "never sent");
  }
  await app.startWorking();
});
afterAll(() => app.stop());
afterEach(() => expectNoViolations(app.github));

const said = (headSha: string) =>
  app.github
    .checkRuns(BILLING, headSha)
    .map(({ conclusion, output }) => `${conclusion}: ${output.title}`);

async function head(): Promise<string> {
  return (await tip(app.github.state, BILLING, "main")) ?? "";
}

describe("an installation", () => {
  it("has open pull requests assessed, and a check to require", async () => {
    await app.github.announceInstallation("acme", "sam");
    await app.settled();
    expect([said(pull.headSha), said(await head())]).toEqual([[COMPLETE], [WELCOME]]);
  });

  it("that comes back is gone through again, and nothing is said twice", async () => {
    const payload = await installationPayload(app.github.state, "unsuspend", "acme", "sam");
    await app.github.deliver("installation", payload);
    await app.settled();
    expect([said(pull.headSha), said(await head())]).toEqual([[COMPLETE], [WELCOME]]);
  });

  it("that ends takes with it what waits, but nothing that comes later", async () => {
    const waiting = {
      event: "threatgate.sweep-pull",
      action: null,
      installationId: app.github.installationOf("acme"),
      foldable: false,
      priority: 9,
      payload: "{}",
    };
    const early = { ...waiting, id: "early", lane: "early", receivedAt: "2026-11-23T13:00:00Z" };
    await app.store.deliveries.add(early);
    await app.store.deliveries.holdBack(waiting.installationId, "2026-11-23T12:30:00Z");
    const payload = await installationPayload(app.github.state, "suspend", "acme", "sam");
    await app.github.deliver("installation", payload);
    await app.store.deliveries.add({ ...early, id: "late", lane: "late" });
    await app.pass(31 * 60);
    const open = await app.store.deliveries.list(["waiting"], 9);
    expect(open.map(({ id }) => id)).toEqual(["late"]);
  });
});

it("a repository that is renamed takes its pull requests along", async () => {
  const around = await envelope(app.github.state, BILLING, "sam");
  const repository = { ...objectAt(around, "repository"), name: "ledger" };
  const changes = { repository: { name: { from: "billing-api" } } };
  await app.github.deliver("repository", { ...around, action: "renamed", changes, repository });
  await app.settled();
  const [known] = await app.store.pulls.byHead(
    Number(objectAt(around, "repository")["id"]),
    pull.headSha,
  );
  expect(known?.repository.name).toBe("ledger");
});
