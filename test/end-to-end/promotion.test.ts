import { Probot } from "probot";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openStore } from "../../db/open.ts";
import { deliveryEntrance } from "../../src/entrance.ts";
import { installationClients } from "../../src/github/client.ts";
import type { Proposal } from "../../src/model/proposal.ts";
import { deliveryOf } from "../../src/queue/errands.ts";
import type { Store } from "../../src/store.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const CONFIGS = "acme/.github";
const FILE = ".github/threatmodel.yml";
const CONFIG = `version: 1
security: { team: security }
promotion: { window: 2, findings: 2 } # quick, for a small team
teams:
  payments:
    # Since the spring.
    phase:   observation   # Moved by pull request.
    repos: ["billing-*"]
  search: { phase: traditional, repos: [search] }
`;

let app: RunningApp;
let store: Store;

beforeAll(async () => {
  app = await startApp(acme(CONFIG));
  store = await openStore(app.databaseUrl);
});
afterAll(async () => {
  await store.close();
  await app.stop();
});

const sam = () => app.github.asUser("sam");
const installationId = () => app.github.installationOf("acme");
const proposals = () => store.proposals.latest(installationId(), "payments", 9);
const openPulls = () =>
  [...app.github.state.pulls.values()].filter(
    ({ repository, isOpen }) => repository === CONFIGS && isOpen,
  );

/** Until nothing is left to do that anybody could be told of. */
async function idle(): Promise<void> {
  await app.github.settled();
  const left = () => store.deliveries.list(["waiting", "working"], 3);
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 8000, interval: 20 });
}

/** GitHub tells time by the second, and what happens within the one of a change counts after it. */
async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1000);
  await vi.waitUntil(() => Date.now() / 1000 >= second + 1, { timeout: 2000, interval: 10 });
}

let designs = 0;

/** A design of the team's, from its pull request to the merge. */
async function session(): Promise<string | null> {
  const name = `design-${++designs}`;
  const ada = app.github.asUser("ada");
  const files = { [`docs/design/${name}.md`]: COMPLETE_DOCUMENT };
  const pull = await ada.openPullRequest("acme/billing-api", { branch: name, files });
  const { output } = await app.github.waitFor.checkRun(pull);
  await ada.merge(pull);
  return output.title;
}

async function incident(title: string): Promise<void> {
  const place = { owner: "acme", repo: "billing-api" };
  const { data: issue } = await sam().octokit.issues.create({ ...place, title });
  const pull = { repository: "acme/billing-api", number: issue.number, headSha: "" };
  const said = `/threatmodel finding critical tampering "${title}" team:payments source:incident`;
  await sam().comment(pull, said);
}

/** The one open proposal, once it is there, and what it changes. */
async function proposed() {
  await idle();
  const [proposal, ...others] = (await proposals()).filter(({ state }) => state === "open");
  expect(others).toEqual([]);
  expect(openPulls().map(({ number }) => number)).toEqual([proposal?.number]);
  if (proposal === undefined) throw new Error("nothing is proposed");
  const place = { owner: "acme", repo: ".github", pull_number: proposal.number };
  const { data: pull } = await sam().octokit.pulls.get(place);
  const { data: files } = await sam().octokit.pulls.listFiles(place);
  expect(files.map(({ filename }) => filename)).toEqual([FILE]);
  const [before, after] = [await linesAt("main"), await linesAt(pull.head.sha)];
  expect(after).toHaveLength(before.length);
  const lines = after.filter((line, at) => line !== before[at]);
  return { proposal, pull, lines };
}

async function linesAt(ref: string): Promise<readonly string[]> {
  const place = { owner: "acme", repo: ".github", path: FILE, ref };
  const { data } = await sam().octokit.repos.getContent(place);
  const content = "content" in data ? data.content : "";
  return Buffer.from(content, "base64").toString("utf8").split("\n");
}

function asPull({ number }: Proposal): OpenedPull {
  return { repository: CONFIGS, number, headSha: "" };
}

/** What the app answers to a question about the team's phase. */
async function phaseTold(by: string): Promise<string> {
  const ada = app.github.asUser("ada");
  const files = { "README.md": `# Billing ${++designs}\n` };
  const pull = await ada.openPullRequest("acme/billing-api", { branch: `ask-${designs}`, files });
  const id = await app.github.asUser(by).comment(pull, "/threatmodel phase payments");
  await idle();
  const place = { owner: "acme", repo: "billing-api", issue_number: pull.number };
  const { data } = await sam().octokit.issues.listComments(place);
  return data.find(({ body }) => body?.includes(`answers comment ${id} `))?.body ?? "";
}

describe("a team", () => {
  it("that found its threats itself is proposed for review, by one line and its evidence", async () => {
    await session();
    await idle();
    expect(openPulls()).toEqual([]);
    await session();
    const { proposal, pull, lines } = await proposed();
    expect(pull.title).toBe("Phase of payments: Review");
    expect(pull.user?.login).toBe("threatgate[bot]");
    expect(lines).toEqual(["    phase:   review   # Moved by pull request."]);
    expect(pull.body).toContain("at least 2 completed sessions | 2 |");
    expect(pull.body).toContain("high: at least 90 % found by the team | 6 of 6, 100 %");
    expect(pull.body).toContain("/acme/billing-api/pull/1)");
    expect(proposal).toMatchObject({ from: "observation", to: "review", by: null });
  });

  it("has its newest session in the proposal that is open", async () => {
    const { proposal: before } = await proposed();
    await session();
    const { proposal, pull } = await proposed();
    expect(proposal.number).toBe(before.number);
    expect(proposal.digest).not.toBe(before.digest);
    expect(pull.body).toContain("/acme/billing-api/pull/3)");
    expect(pull.body).not.toContain("/acme/billing-api/pull/1)");
  });

  it("is in review once Security merges that, which is kept with who and why", async () => {
    const { proposal } = await proposed();
    await nextSecond();
    const commit = await sam().merge(asPull(proposal));
    await idle();
    expect(await store.proposals.get(proposal.repositoryId, proposal.number)).toMatchObject({
      state: "merged",
      endedBy: "sam",
    });
    expect(await store.phases.latest(installationId(), "payments", 9)).toEqual([
      {
        team: "payments",
        from: "observation",
        to: "review",
        by: "sam",
        at: expect.any(String),
        why: expect.stringContaining("2 of 2 completed sessions"),
        commit,
        url: proposal.url,
      },
    ]);
    expect(openPulls()).toEqual([]);
  });

  it("is proposed for security-optional by what it did since, and not by the same sessions", async () => {
    expect(await session()).toBe("Waiting for Security to review");
    await idle();
    expect(openPulls()).toEqual([]);
    await session();
    const { proposal, lines } = await proposed();
    expect(lines).toEqual(["    phase:   security-optional   # Moved by pull request."]);
    await nextSecond();
    await sam().merge(asPull(proposal));
    await idle();
    expect(await session()).toBe("Threat model complete: 2 assets, 6 threats");
  });

  it("is proposed to go back after one incident", async () => {
    await incident("Refunds are paid out twice");
    const { proposal, pull, lines } = await proposed();
    expect(lines).toEqual(["    phase:   review   # Moved by pull request."]);
    expect(pull.body).toMatch(/no late critical since \S+ \| 1 \|/);
    expect(pull.body).toContain("Refunds are paid out twice");
    expect(proposal.why).toContain("1 late critical");
  });

  it("hears no more of it once people close that, unless the evidence changes", async () => {
    const { proposal } = await proposed();
    await sam().close(asPull(proposal));
    await idle();
    const ref = `heads/${app.github.pull(CONFIGS, proposal.number).headRef}`;
    const branch = sam().octokit.git.getRef({ owner: "acme", repo: ".github", ref });
    await expect(branch).rejects.toThrow("Not Found");
    await weighedBy(2);
    expect(openPulls()).toEqual([]);
    expect((await proposals())[0]).toMatchObject({ state: "closed", endedBy: "sam" });
  });

  it("is proposed once where two replicas hear of new evidence at the same moment", async () => {
    const [late] = (await store.ledger.ofTeam(EVERYTHING())).filter(
      ({ kind }) => kind === "logged",
    );
    if (late?.kind !== "logged") throw new Error("no report");
    const at = new Date(Date.parse(late.at) + 1000).toISOString();
    await store.ledger.log(installationId(), { ...late, id: "another", title: "Once more", at });
    await weighedBy(2);
    const { proposal } = await proposed();
    expect(proposal).toMatchObject({ from: "security-optional", to: "review", state: "open" });
    expect(await proposals()).toHaveLength(4);
  });

  it("and its phase are told to whoever asks: since when, by whom, why, and what is open", async () => {
    const { proposal } = await proposed();
    const told = await phaseTold("ada");
    const day = new Date().toISOString().slice(0, 10);
    expect(told).toContain("Team **payments** is in the phase **Security optional**");
    expect(told).toContain("✗ 2 late critical since");
    expect(told).toContain(`In this phase since ${day}`);
    expect(told).toContain("from **Review** to **Security optional**, by sam: 2 of 2 completed");
    expect(told).toContain("from **Observation** to **Review**, by sam: 2 of 2 completed");
    expect(told).toContain(`**Review**. It waits in [this pull request](${proposal.url})`);
  });

  it("hears that a proposal is withdrawn once its findings are taken back", async () => {
    const { proposal } = await proposed();
    const ada = app.github.asUser("ada");
    const files = { "README.md": "# Billing, once more\n" };
    const pull = await ada.openPullRequest("acme/billing-api", { branch: "retract", files });
    await sam().comment(pull, "/threatmodel retract F-1 No\n/threatmodel retract F-2 No");
    await idle();
    expect(openPulls()).toEqual([]);
    const withdrawn = { number: proposal.number, state: "closed", endedBy: null };
    expect((await proposals())[0]).toMatchObject(withdrawn);
  });

  it("is left in peace also where GitHub's news of the closing were lost", async () => {
    await incident("Refunds go to strangers");
    const { proposal } = await proposed();
    const { hooks } = app.github.state;
    const { url } = hooks;
    hooks.url = null;
    await sam().close(asPull(proposal));
    hooks.url = url;
    expect((await proposals())[0]).toMatchObject({ state: "open" });
    await weighedBy(1, true);
    expect((await proposals())[0]).toMatchObject({ state: "closed", endedBy: "ghost" });
    expect(openPulls()).toEqual([]);
  });
});

it("every request was as GitHub publishes it", () => {
  expectNoViolations(app.github);
});

const EVERYTHING = () => ({
  installationId: installationId(),
  team: "payments",
  sessions: 9,
  since: "2020-01-01T00:00:00Z",
});

/** So many processes on the same database weigh the team, all at once. */
async function weighedBy(count: number, isDaily = false): Promise<void> {
  const replicas = await Promise.all(Array.from({ length: count }, replica));
  const errand = { kind: "weigh-phase", owner: "acme", team: "payments", isDaily } as const;
  const now = new Date().toISOString();
  const delivery = deliveryOf({ ...errand, installationId: installationId() }, "weigh", now);
  await Promise.all(replicas.map(({ handle }) => handle({ ...delivery, attempts: 0 })));
  await Promise.all(replicas.map(({ close }) => close()));
}

async function replica() {
  const { id: appId, privateKey, webhookSecret: secret } = app.github.app;
  const own = await openStore(app.databaseUrl);
  const probot = new Probot({
    appId,
    privateKey,
    secret,
    baseUrl: app.github.url,
    logLevel: "fatal",
  });
  await probot.ready();
  const connection = { appId, privateKey, apiUrl: app.github.url, isThrottled: false };
  const { handle } = deliveryEntrance({
    probot,
    clients: await installationClients(probot, connection),
    store: own,
    appId,
    fallbackSecurityTeam: null,
    now: () => new Date().toISOString(),
  });
  return { handle, close: own.close };
}
