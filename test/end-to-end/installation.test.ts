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

it("a repository that is added has its open pull requests assessed", async () => {
  const branch = "later";
  const files = { "docs/design/later.md": COMPLETE_DOCUMENT };
  const url = app.github.state.hooks.url ?? "";
  app.github.connect("http://127.0.0.1:9/");
  const later = await app.github.asUser("ada").openPullRequest(BILLING, { branch, files });
  app.github.connect(url);
  const { repositories, ...around } = await installationPayload(
    app.github.state,
    "added",
    "acme",
    "sam",
  );
  await app.github.deliver("installation_repositories", {
    ...around,
    repository_selection: "all",
    repositories_added: repositories ?? [],
    repositories_removed: [],
  });
  await app.settled();
  expect(said(later.headSha)).toEqual([COMPLETE]);
});

it("an owner who is renamed takes everything along, and teams are asked for again", async () => {
  const { store, github } = app;
  const around = await installationPayload(github.state, "renamed", "acme", "sam");
  const { id, ...installation } = objectAt(around, "installation");
  const membership = { isMember: true, checkedAt: "2026-11-23T12:00:00Z" };
  await store.memberships.keep("acme", "security", "sam", membership);
  await github.deliver("installation_target", {
    action: "renamed",
    account: { ...objectAt(installation, "account"), login: "Acorn" },
    changes: { login: { from: "acme" } },
    target_type: "Organization",
    installation: { id: id ?? 0, node_id: "MDI6" },
    sender: objectAt(around, "sender"),
  });
  await app.settled();
  expect(await store.policyFiles.get("acme")).toBeNull();
  const file = await store.policyFiles.get("acorn");
  expect([file?.owner, file?.lastGood]).toEqual(["Acorn", CONFIG]);
  expect(await store.memberships.get("acme", "security", "sam")).toBeNull();
  const wanted = { isOfDesigns: false, towards: null, vouchedBy: null };
  const after = { repositoryId: 0, number: 0 };
  const [first] = await store.pulls.openAfter({ owner: "Acorn", ...wanted, after }, 9);
  expect(first?.repository.url).toMatch(/\/Acorn\//);
});
