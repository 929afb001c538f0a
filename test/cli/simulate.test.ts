import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import { tokenOf } from "../support/github/emulator.ts";
import {
  expectNoViolations,
  type LocalGitHub,
  startGitHub,
} from "../support/github/github-server.ts";
import { acme } from "../support/running-app.ts";
import { commandLine } from "./command-line.ts";

const cli = commandLine();
const CONFIG = "version: 1\ndefaults: { phase: review }\n";
const PATH = "docs/design/refunds.md";

let github: LocalGitHub;

beforeAll(async () => {
  github = await startGitHub({ organizations: { acme: acme(CONFIG) } });
  const ada = github.asUser("ada");
  for (const [branch, text] of Object.entries({
    open: INCOMPLETE_DOCUMENT,
    done: COMPLETE_DOCUMENT,
  })) {
    await ada.openPullRequest("acme/billing-api", { branch, files: { [PATH]: text } });
  }
});
afterAll(() => github.close());
afterEach(() => expectNoViolations(github));

const simulate = (word: string, environment: Record<string, string> = {}) =>
  cli.run(["simulate", word], {
    environment: { GITHUB_TOKEN: tokenOf("ada"), GITHUB_API_URL: github.url, ...environment },
  });

describe("threatgate simulate", () => {
  it.each([
    ["acme/billing-api#1", 1, "3 gaps"],
    ["acme/billing-api#2", 0, "Waiting for Security to review"],
  ])(
    "says of %s what the gate would, with status %i, and changes nothing",
    async (word, status, title) => {
      const before = github.state.pulls.get(word);
      const ended = await simulate(word);
      expect([ended.status, ended.complained]).toEqual([status, ""]);
      expect(ended.printed).toContain(title);
      expect(github.state.checkRuns.size).toBe(0);
      expect(github.state.pulls.get(word)).toEqual(before);
    },
  );

  it("names Security as the settings do where no config does", async () => {
    const { printed } = await simulate("acme/billing-api#2", { SECURITY_TEAM: "red-team" });
    expect(printed).toContain("red-team");
  });

  it.each([
    ["acme/billing-api#99", {}, "acme/billing-api#99 could not be read: GitHub did not let"],
    ["acme/billing-api#1", { GITHUB_TOKEN: "wrong" }, "could not be read: GitHub did not answer"],
    ["acme/billing-api#1", { GITHUB_TOKEN: "" }, "GITHUB_TOKEN is not set"],
    ["acme/billing-api", {}, "OWNER/REPO#NUMBER"],
    ["acme/billing-api#x", {}, "OWNER/REPO#NUMBER"],
    ["acme/../secret#1", {}, "OWNER/REPO#NUMBER"],
  ])("of %s with %j says what is wrong", async (word, environment, words) => {
    const { status, printed, complained } = await simulate(word, environment);
    expect({ status, printed }).toEqual({ status: 2, printed: "" });
    expect(complained).toContain(words);
    expect(complained).not.toMatch(/\bat .*\.ts:\d/);
  });
});
