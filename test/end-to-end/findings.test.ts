import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const TODAY = new Date().toISOString().slice(0, 10);
const CONFIG = `version: 1
security: { team: security }
teams:
  payments: { phase: review, repos: [billing-api] }
  web: { phase: training, repos: [website], github: payments }
training: { records: [{ module: live, on: ${TODAY}, people: Ben }] }
`;
const PATH = "docs/design/refunds.md";
const WITH_ANSWER = COMPLETE_DOCUMENT.replace(
  "| T3 |",
  "| T7 | Refunds are paid out twice | Tampering | Billing API | high | A key for each request | open |\n| T3 |",
);

async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1000);
  await vi.waitUntil(() => Date.now() / 1000 >= second + 1, 2000);
}

describe("findings of a pull request", () => {
  let app: RunningApp;
  let pull: OpenedPull;

  beforeAll(async () => {
    app = await startApp(acme(CONFIG));
    pull = await app.github.asUser("ada").openPullRequest("acme/billing-api", {
      branch: "design",
      files: { [PATH]: COMPLETE_DOCUMENT },
    });
    await app.github.waitFor.checkRun(pull);
  });
  afterAll(async () => {
    expectNoViolations(app.github);
    await app.stop();
  });

  /** What the app answers to a comment. */
  async function answerTo(by: string, body: string, { number } = pull): Promise<string> {
    const id = await app.github.asUser(by).comment({ ...pull, number }, body);
    const reactions = () => app.github.state.reactions.get(id) ?? [];
    await app.github.waitFor.until("answer", () => reactions().length === 2);
    const { data } = await app.github.asUser("ada").octokit.issues.listComments({
      owner: "acme",
      repo: "billing-api",
      issue_number: number,
      per_page: 100,
    });
    const marker = `answers comment ${id} `;
    return data.find((each) => each.body?.includes(marker))?.body ?? "";
  }

  async function anIssue(): Promise<OpenedPull> {
    const { data } = await app.github
      .asUser("sam")
      .octokit.issues.create({ owner: "acme", repo: "billing-api", title: "A report" });
    return { ...pull, number: data.number };
  }

  it("are the team's, until Security reports one", async () => {
    const report = '/threatmodel finding critical tampering "Refunds twice" asset:"Billing API"';
    expect(await answerTo("ada", report)).toContain("members of the security team");
    expect(await answerTo("sam", report)).toContain("It is kept as **F-1**.");
    const list = await answerTo("ada", "/threatmodel findings");
    expect(list).toContain("| **F-1** Refunds twice | critical | Tampering | security: missed");
    expect(list.match(/\| the team, fixed \|/g)).toHaveLength(6);
  });

  it("are looked for by people whose training is recorded, and told what is left", async () => {
    const said = "/threatmodel phase\n/threatmodel trained @ada @ben introduction";
    const first = await answerTo("sam", said);
    expect(first).toContain("0 of 2 people finished every module within 365 days.");
    expect(first).toContain("1 person is due for training: ada (nothing is recorded yet).");
    expect(first).toContain("- ada: still to come: foundations, live");
    expect(first).toContain("- ben: still to come: foundations");
    await answerTo("sam", "/threatmodel trained @ada foundations on:2020-01-31");
    const later = await answerTo("sam", "/threatmodel trained @ada live");
    expect(later).toContain("- ada: still to come: foundations");
    expect(await answerTo("ben", "/threatmodel trained @ben live")).toContain("security team");
  });

  it("stay missed when the team then writes the answer down", async () => {
    // GitHub tells time by the second, and what happens within one counts for the team.
    await nextSecond();
    await app.github.waitFor.checkRun(
      await app.github.asUser("ada").push(pull, { [PATH]: WITH_ANSWER }),
    );
    const list = await answerTo("ada", "/threatmodel findings");
    expect(list).toContain("**F-1** Refunds twice");
    expect(list).not.toContain("Refunds are paid out twice");
  });

  it("are taken back, and corrected, by Security", async () => {
    const said = "/threatmodel severity F-1 low\n/threatmodel retract F-1 The API refuses it";
    expect(await answerTo("sam", said)).toContain("F-1 no longer counts.");
    const list = await answerTo("ada", "/threatmodel findings");
    expect(list).toContain("**F-1** Refunds twice | low | Tampering | security: missed");
    expect(list).toContain("retracted");
    expect(list).toContain("Refunds are paid out twice");
    expect(await answerTo("sam", "/threatmodel retract F-9 None")).toContain("no finding F-9");
  });

  it("stand as evidence in the one pull request that changes the team's phase alone", async () => {
    const opened = await answerTo("sam", "/threatmodel promote payments Good work");
    expect(opened).toContain("waits in [its pull request](");
    const again = await answerTo("sam", "/threatmodel demote payments No, wait");
    expect(again).toContain("an open proposal for this team already");
    const { octokit } = app.github.asUser("sam");
    const place = { owner: "acme", repo: ".github" };
    const { data: pulls } = await octokit.pulls.list(place);
    expect(pulls.map(({ title }) => title)).toEqual(["Phase of payments: Security optional"]);
    expect(pulls[0]?.body).toMatch(/Of what leads on, \d of 7 conditions hold\./);
    const ref = pulls[0]?.head.sha ?? "";
    const path = ".github/threatmodel.yml";
    const { data: file } = await octokit.repos.getContent({ ...place, path, ref });
    const text = Buffer.from("content" in file ? file.content : "", "base64").toString("utf8");
    expect(text).toBe(CONFIG.replace("phase: review", "phase: security-optional"));
  });

  it("give way to training, where a team is learning still", async () => {
    const rest = "/threatmodel trained @Ben foundations";
    const told = await answerTo("sam", `${rest}\n/threatmodel phase web`);
    expect(told).toContain("is in the phase **Training**");
    expect(told).toMatch(/\[foundations\]\(.*\): 1 of 2\n[^\n]*live[^\n]*: 2 of 2\n/);
    expect(told).toContain("Nobody is due for training.");
    await answerTo("sam", "/threatmodel promote web");
    const { data } = await app.github
      .asUser("sam")
      .octokit.pulls.list({ owner: "acme", repo: ".github" });
    const proposal = data.find(({ title }) => title === "Phase of web: Observation");
    expect(proposal?.body).toContain("finished every module | 1 of 2, 50 %");
  });

  it("come late too, once it is merged, with why they escaped", async () => {
    await app.github.asUser("sam").review(pull, "APPROVE");
    await app.github.asUser("ada").merge(pull);
    await nextSecond();
    const report = "high tampering Unsigned asset:Backups source:pentest";
    expect(await answerTo("sam", `/threatmodel finding ${report}`)).toContain("**F-2**");
    const list = await answerTo("ada", "/threatmodel findings");
    expect(list).toContain(
      "**F-2** Unsigned | high | Tampering | pentest, after the session, asset not listed |",
    );
    const said = "/threatmodel escape F-2 mitigation-not-done\n/threatmodel findings";
    expect(await answerTo("sam", said)).toContain("after the session, mitigation not done |");
  });

  it("are Security's where it had a word first, if only a comment, and then reports them", async () => {
    const before = pull;
    pull = await app.github.asUser("ada").openPullRequest("acme/billing-api", {
      branch: "payouts",
      files: { "docs/design/payouts.md": COMPLETE_DOCUMENT },
    });
    await app.github.waitFor.checkRun(pull);
    await nextSecond();
    await app.github.asUser("sam").comment(pull, "Who may pay out?");
    await nextSecond();
    const pushed = { "docs/design/payouts.md": WITH_ANSWER };
    await app.github.waitFor.checkRun(await app.github.asUser("ada").push(pull, pushed));
    const report = 'high tampering "Refunds are paid out twice" asset:"Billing API"';
    expect(await answerTo("sam", `/threatmodel finding ${report}`)).toContain("**F-3**");
    const list = await answerTo("ada", "/threatmodel findings");
    expect(list).toContain(
      "**F-3** Refunds are paid out twice | high | Tampering | security: missed",
    );
    pull = before;
  });

  it.each([
    ["sam", "high tampering Skimming source:pentest", "Please add the team"],
    ["sam", "high tampering Skimming team:payments", "add where it comes from"],
    ["sam", "high tampering Skimming team:paymets source:pentest", "Did you mean"],
    ["ada", "high tampering Skimming team:payments source:pentest", "members of the security team"],
    ["sam", "high tampering Skimming team:payments source:pentest", "It is kept as **F-"],
  ])("on an issue, %s writes: %s", async (by, line, told) => {
    expect(await answerTo(by, `/threatmodel finding ${line}`, await anIssue())).toContain(told);
  });

  it("lead a team that keeps missing a category to the training on it", async () => {
    const report = "/threatmodel finding high spoofing";
    const told = ["Passing for a bank", "Passing for a shop"].map(
      (title) => `${report} "${title}" team:payments source:incident`,
    );
    await answerTo("sam", told.join("\n"), await anIssue());
    const next = await app.github.asUser("ben").openPullRequest("acme/billing-api", {
      branch: "next-design",
      files: { "docs/design/payouts.md": COMPLETE_DOCUMENT },
    });
    const { output } = await app.github.waitFor.checkRun(next);
    expect(output.text).toContain("Worth another look: **Spoofing**.");
    expect(output.text).toContain("The training on [foundations](");
  });

  it("are all that an issue is for", async () => {
    const issue = await anIssue();
    expect(await answerTo("sam", "/threatmodel approve", issue)).toContain("is for pull requests");
    expect(await answerTo("sam", "/threatmodel aprove", issue)).toContain("Did you mean");
  });
});
