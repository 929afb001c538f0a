import { afterAll, beforeAll, expect, it } from "vitest";
import { CHECK_NAME } from "../../src/model/check-run.ts";
import { RULES } from "../../src/rules/index.ts";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const CONFIG_PATH = ".github/threatmodel.yml";
const BILLING = "acme/billing-api";
const ORGANIZATION = `version: 1
security: { team: security }
defaults: { phase: security-optional }
allow_repository_overrides: weaker
`;
const ALL_OFF = `rules: { ${RULES.map(({ id }) => `${id}: off`).join(", ")} }
`;
const LAX = `version: 1
${ALL_OFF}`;
const NOTHING_IGNORED = "version: 1\ndocuments: { ignore: [] }\n";
const ALL_IGNORED = "version: 1\ndocuments: { paths: [], ignore: ['**'] }\n";
const OPTIONAL = "version: 1\ndefaults: { phase: security-optional }\n";
const BAD = { "docs/design/refunds.md": INCOMPLETE_DOCUMENT };

let app: PacedApp;

beforeAll(async () => {
  const repositories = {
    ".github": { files: { [CONFIG_PATH]: ORGANIZATION } },
    "billing-api": { files: { "README.md": "# Billing\n", [CONFIG_PATH]: NOTHING_IGNORED } },
  };
  app = await startPacedApp({ acme: acme(null, { repositories }) });
  await app.startWorking();
});
afterAll(() => app.stop());

let opened = 0;

async function open(files: Record<string, string>, repository = BILLING) {
  const branch = `change-${++opened}`;
  const pull = await app.github.asUser("ada").openPullRequest(repository, { branch, files });
  await app.settled();
  return pull;
}

const newest = ({ headSha }: OpenedPull, repository = BILLING) =>
  app.github.checkRuns(repository, headSha).findLast(({ name }) => name === CHECK_NAME);

it.each([
  ["turns rules off", LAX],
  ["ignores all documents", ALL_IGNORED],
  ["changes the phase", OPTIONAL],
  ["is broken", "version: 7\n"],
])(
  "a repository's own config that %s in the pull request's head changes nothing there",
  async (_, config) => {
    const pull = await open({ ...BAD, [CONFIG_PATH]: config });
    expect(newest(pull)?.conclusion).toBe("failure");
    expect(newest(pull)?.output.text).not.toContain("This repository's own");
  },
);

it.each([
  ["turns rules off", OPTIONAL + ALL_OFF],
  ["ignores all documents", `${OPTIONAL}documents: { paths: [], ignore: ['**'] }\n`],
])(
  "the organisation's config that %s in the pull request's head changes nothing there",
  async (_, config) => {
    const pull = await open({ ...BAD, [CONFIG_PATH]: config }, "acme/.github");
    expect(newest(pull, "acme/.github")?.conclusion).toBe("failure");
  },
);

it("a branch with a weaker config opens nothing that goes to another branch", async () => {
  const ada = app.github.asUser("ada");
  await ada.commit(BILLING, "weak", { [CONFIG_PATH]: ALL_IGNORED });
  await app.settled();
  const pull = await open(BAD);
  expect(newest(pull)?.conclusion).toBe("failure");
  await retarget(pull, "weak");
  expect(newest(pull)?.conclusion).toBe("skipped");
  await retarget(pull, "main");
  expect(newest(pull)?.conclusion).toBe("failure");
});

it("a config that was merged counts from then on, for those that are open too", async () => {
  const pull = await open({ "docs/design/a.md": COMPLETE_DOCUMENT });
  expect(newest(pull)?.conclusion).toBe("success");
  await app.github.asUser("ada").commit(BILLING, "main", {
    [CONFIG_PATH]: "version: 1\nphases: {}\nstride: { coverage: element }\n",
  });
  await app.settled();
  expect(newest(pull)?.conclusion).toBe("failure");
  const next = await open({ "docs/design/b.md": COMPLETE_DOCUMENT });
  expect(newest(next)?.conclusion).toBe("failure");
  expect(newest(next)?.output.text).toContain("only the organisation's config says this");
});

it("and every request was as GitHub publishes it", () => expectNoViolations(app.github));

async function retarget(pull: OpenedPull, base: string): Promise<void> {
  const [owner = "", repo = ""] = BILLING.split("/");
  const { octokit } = app.github.asUser("ada");
  await octokit.pulls.update({ owner, repo, pull_number: pull.number, base });
  await app.settled();
}
