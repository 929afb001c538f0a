import { afterAll, beforeAll, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { objectAt } from "../support/github/json.ts";
import { inBrief } from "../support/github/request-log.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const CONFIG = `version: 1
security: { team: security }
defaults: { phase: security-optional }
interests:
  - when: { severity: high, stride: elevation-of-privilege }
  - when: { severity: critical }
    then: request-review
`;

const REPOSITORY = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const LABEL = "threat-model: of interest";
const CRITICAL = COMPLETE_DOCUMENT.replace("| Billing API | high |", "| Billing API | critical |");

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(acme(CONFIG));
});
afterAll(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

const labelsOf = async (number: number) => {
  const { labels } = await app.github.state.emulator.read(`/repos/${REPOSITORY}/pulls/${number}`);
  return Array.isArray(labels) ? labels.map((label) => objectAt({ label }, "label")["name"]) : [];
};
const labelled = () =>
  app.github.requests.filter((request) =>
    inBrief(request).endsWith("/issues/{issue_number}/labels 200"),
  ).length;
const asked = () =>
  app.github.requests.filter((request) => inBrief(request).includes("/requested_reviewers 201"))
    .length;

it("is marked with a label once for each threat model, and Security is asked where a rule says so", async () => {
  const ada = app.github.asUser("ada");
  const pull = await ada.openPullRequest(REPOSITORY, { files: { [PATH]: COMPLETE_DOCUMENT } });
  const run = await app.github.waitFor.checkRun(pull);
  expect(run.output.title).toBe("Threat model complete: 2 assets, 6 threats");
  expect(run.output.summary).toContain("a high threat of elevation of privilege");
  await app.github.waitFor.until("the label", () => labelled() === 1);
  expect(await labelsOf(pull.number)).toEqual([LABEL]);

  const typo = { [PATH]: COMPLETE_DOCUMENT.replace("# Refunds", "# All refunds") };
  await app.github.waitFor.checkRun(await ada.push(pull, typo));
  const worse = await app.github.waitFor.checkRun(await ada.push(pull, { [PATH]: CRITICAL }));
  expect(worse.conclusion).toBe("success");
  await app.github.waitFor.until("Security is asked", () => asked() === 1);
  expect(labelled()).toBe(2);
  expect(app.github.pull(REPOSITORY, pull.number).teams).toEqual(["security"]);
});
