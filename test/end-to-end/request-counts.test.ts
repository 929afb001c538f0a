import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { inBrief } from "../support/github/request-log.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const CONFIG = `version: 1
security: { team: security }
teams:
  payments: { phase: security-optional, repos: ["billing-*"] }
`;

const repositories = {
  ".github": { files: { ".github/threatmodel.yml": CONFIG } },
  "billing-api": { files: { "README.md": "# Billing\n" } },
  website: { files: { "README.md": "# Website\n" } },
};

const FILES = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files 200";
const BLOB = "GET /repos/{owner}/{repo}/git/blobs/{file_sha} 200";
const CHECK = "POST /repos/{owner}/{repo}/check-runs 201";

const REPOSITORY = "acme/billing-api";
const TOKEN = "/app/installations/{installation_id}/access_tokens";

describe("requests for a pull request, once config and tokens are known", () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp(acme(CONFIG, { repositories }));
    const first = await app.github.asUser("ada").openPullRequest(REPOSITORY, {
      branch: "first",
      files: { "src/first.ts": "export const first = 1;\n" },
    });
    await app.github.waitFor.checkRun(first);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    app.github.requests.length = 0;
  });

  /** The check is the last of them. */
  const checked = () => app.github.waitFor.until("a check's answer", () => asked().includes(CHECK));
  const asked = () => app.github.requests.filter(({ template }) => template !== TOKEN).map(inBrief);

  it("without a design document: 2, and its check is skipped", async () => {
    const pull = await app.github.asUser("ada").openPullRequest(REPOSITORY, {
      branch: "code",
      files: { "src/refund.ts": "export const refund = 1;\n" },
    });
    const run = await app.github.waitFor.checkRun(pull);
    expect(run.conclusion).toBe("skipped");
    expect(run.output.title).toBe("No design document changed");
    await checked();
    expect(asked()).toEqual([FILES, CHECK]);
  });

  it("with one new document: 3, and with the document unchanged since the last head: 2", async () => {
    const ada = app.github.asUser("ada");
    const pull = await ada.openPullRequest(REPOSITORY, {
      branch: "design",
      files: { "docs/design/refunds.md": COMPLETE_DOCUMENT },
    });
    const run = await app.github.waitFor.checkRun(pull);
    expect(run.conclusion).toBe("success");
    expect(run.output.title).toBe("Threat model complete: 2 assets, 6 threats");
    await checked();
    expect(asked()).toEqual([FILES, BLOB, CHECK]);

    app.github.requests.length = 0;
    const pushed = await ada.push(pull, { "src/refund.ts": "export const refund = 2;\n" });
    await app.github.waitFor.checkRun(pushed);
    await checked();
    expect(asked()).toEqual([FILES, CHECK]);
  });

  it("by the author's team: 3, as the teams are listed once for all authors", async () => {
    const design = (login: string) =>
      app.github.asUser(login).openPullRequest("acme/website", {
        branch: `design-of-${login}`,
        files: { "docs/design/cookies.md": `${COMPLETE_DOCUMENT}\nBy ${login}.\n` },
      });
    await app.github.waitFor.checkRun(await design("ada"));
    await checked();
    expect(asked()).toContain("GET /orgs/{org}/teams/{team_slug}/members 200");

    app.github.requests.length = 0;
    const run = await app.github.waitFor.checkRun(await design("ben"));
    expect(run.output.text).toContain("the author is in this team");
    expect(run.conclusion).toBe("success");
    await checked();
    expect(asked()).toEqual([FILES, BLOB, CHECK]);
  });

  it("and every request was as GitHub publishes it", () => {
    expectNoViolations(app.github);
  });
});
