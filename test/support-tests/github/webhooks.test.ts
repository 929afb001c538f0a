import { Webhooks } from "@octokit/webhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoViolations,
  type LocalGitHub,
  startGitHub,
} from "../../support/github/github-server.ts";
import { mergeGroupPayload, renamedPayload } from "../../support/github/organization-payloads.ts";
import { type StandInApp, startStandInApp } from "./stand-in-app.ts";

let github: LocalGitHub;
let app: StandInApp;

beforeAll(async () => {
  github = await startGitHub({
    organizations: {
      acme: {
        teams: { payments: { members: ["ada"] }, security: { members: ["sam"] } },
        repositories: { billing: {} },
      },
    },
  });
  app = await startStandInApp(github);
});
afterAll(async () => {
  app.close();
  await github.close();
});

test("all that people do is told to the app, in order, signed, as GitHub publishes it", async () => {
  const ada = github.asUser("ada");
  const sam = github.asUser("sam");
  const opened = await ada.openPullRequest("acme/billing", { files: { "a.md": "One\n" } });
  const checks = app.at("acme").checks;
  const at = { owner: "acme", repo: "billing", name: "Threat model", head_sha: opened.headSha };
  const output = { title: "Done", summary: "Done." };
  const { data: run } = await checks.create({ ...at, conclusion: "success", output });
  const pull = await ada.push(opened, { "a.md": "Two\n" });
  await ada.convertToDraft(pull);
  await ada.markReady(pull);
  await sam.rerunCheck(run.id);
  await sam.press(run.id, "re-check");
  await sam.rerunAllChecks("acme/billing", pull.headSha);
  await sam.comment(pull, "/threatmodel help");
  await sam.review(pull, "REQUEST_CHANGES", "Not yet.");
  await ada.octokit.pulls.update({ ...at, pull_number: pull.number, title: "Another title" });
  await ada.close(pull);
  await ada.reopen(pull);
  await ada.merge(pull);
  await github.announceInstallation("acme", "ada");

  const told = app.received.map(({ headers, text }) => {
    const { action } = JSON.parse(text);
    return [headers["x-github-event"], action].filter(Boolean).join(".");
  });
  const webhooks = new Webhooks({ secret: github.app.webhookSecret });
  const signed = app.received.map(({ headers, text }) =>
    webhooks.verify(text, headers["x-hub-signature-256"] ?? ""),
  );
  expect(told).toEqual([
    "push",
    "check_suite.requested",
    "pull_request.opened",
    "check_run.created",
    "check_run.completed",
    "push",
    "check_suite.requested",
    "pull_request.synchronize",
    "pull_request.converted_to_draft",
    "pull_request.ready_for_review",
    "check_run.rerequested",
    "check_run.requested_action",
    "check_suite.rerequested",
    "issue_comment.created",
    "pull_request_review.submitted",
    "pull_request.edited",
    "pull_request.closed",
    "pull_request.reopened",
    "push",
    "check_suite.requested",
    "pull_request.closed",
    "installation.created",
  ]);
  expect(await Promise.all(signed)).not.toContain(false);
  expectNoViolations(github);
});

test("a change of base says what the base was", async () => {
  const ada = github.asUser("ada");
  const based = { branch: "based", files: { "b.md": "b" } };
  const pull = await ada.openPullRequest("acme/billing", based);
  await ada.commit("acme/billing", "release", { "c.md": "c" });
  const at = { owner: "acme", repo: "billing", pull_number: pull.number };
  await ada.octokit.pulls.update({ ...at, base: "release" });
  await github.settled();
  const { event, payload } = github.deliveries.at(-1) ?? { event: "none", payload: {} };
  expect([event, payload]).toMatchObject([
    "pull_request",
    { action: "edited", changes: { base: { ref: { from: "main" } } } },
  ]);
});

test("people and repositories are told of as GitHub publishes it", async () => {
  const ada = github.asUser("ada");
  const team = { org: "acme", team_slug: "security" };
  const access = { ...team, owner: "acme", repo: "billing" };
  await ada.octokit.teams.removeMembershipForUserInOrg({ ...team, username: "sam" });
  await ada.octokit.teams.addOrUpdateMembershipForUserInOrg({ ...team, username: "sam" });
  await ada.octokit.teams.removeRepoInOrg(access);
  await ada.octokit.teams.addOrUpdateRepoPermissionsInOrg(access);
  await github.settled();
  const { state } = github;
  const renamed = await renamedPayload(state, "acme/billing", "payments", "ada");
  await github.deliver("repository", renamed);
  const sha = await ada.commit("acme/billing", "queued", { "q.md": "q" });
  const group = { repository: "acme/billing", number: 1, headSha: sha, baseSha: sha };
  for (const action of ["checks_requested", "destroyed"] as const) {
    await github.deliver("merge_group", await mergeGroupPayload(state, action, group, "ada"));
  }
  const told = github.deliveries.map(({ event, action }) => `${event}.${action}`);
  expect(told).toEqual(
    expect.arrayContaining([
      "membership.removed",
      "membership.added",
      "team.removed_from_repository",
      "team.added_to_repository",
      "repository.renamed",
      "merge_group.checks_requested",
      "merge_group.destroyed",
    ]),
  );
  expectNoViolations(github);
});

test("delivery ids are GUIDs, and a redelivery keeps its own", async () => {
  const [first] = github.deliveries;
  const again = await github.redeliver(first?.guid ?? "");
  expect(again.guid).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
  expect(again).toMatchObject({ guid: first?.guid, redelivery: true, status: "OK" });
  expect(again.id).not.toBe(first?.id);
});

test("what the app did not take stands in GitHub's log, from where it can be fetched", async () => {
  app.answer = 503;
  await github.asUser("ada").commit("acme/billing", "lost", { "d.md": "d" });
  app.answer = 202;
  const { data } = await app.itself.apps.listWebhookDeliveries({ per_page: 2 });
  const lost = data.find(({ event }) => event === "push");
  expect(lost).toMatchObject({
    event: "push",
    status: "Invalid HTTP Response: 503",
    status_code: 503,
    installation_id: github.installationOf("acme"),
  });
  const one = { delivery_id: lost?.id ?? 0 };
  const whole = await app.itself.apps.getWebhookDelivery(one);
  expect(whole.data.request.payload).toMatchObject({ ref: "refs/heads/lost" });
  expect((await app.itself.apps.redeliverWebhookDelivery(one)).status).toBe(202);
  expect(github.deliveries.at(-1)).toMatchObject({ guid: lost?.guid, status: "OK" });
  expectNoViolations(github);
});

test("a payload unlike what GitHub publishes is noted", async () => {
  await github.deliver("pull_request", { action: "opened" });
  expect(() => expectNoViolations(github)).toThrow(/must have required property 'pull_request'/);
});
