import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoViolations,
  type LocalGitHub,
  startGitHub,
} from "../../support/github/github-server.ts";
import { refusal, type StandInApp, startStandInApp } from "./stand-in-app.ts";

const billing = { owner: "acme", repo: "billing" };
const long = Array.from({ length: 40 }, (_, at) => `Line ${at}`).join("\n");
const files = {
  "docs/design/kept.md": "Kept\n",
  "docs/design/edited.md": "Before\n",
  "docs/design/moved.md": `${long}\n`,
  "docs/design/moved-and-edited.md": `${long}\nLast\n`,
  "docs/design/gone.md": "Gone\n",
};

let github: LocalGitHub;
let app: StandInApp;

beforeAll(async () => {
  github = await startGitHub({
    organizations: {
      acme: {
        members: ["bo"],
        teams: {
          payments: { members: ["ada"] },
          security: { members: ["sam"] },
          outside: { members: ["uma"], repositories: [] },
        },
        repositories: { billing: { files }, open: { isPublic: true } },
      },
    },
    strangers: ["mallory"],
  });
  app = await startStandInApp(github);
});
afterAll(async () => {
  app.close();
  await github.close();
  expectNoViolations(github);
});

/** @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function gitBlob(text: string): string {
  return createHash("sha1")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
}

test("files are listed with git's own blob ids, statuses and old names", async () => {
  const ada = github.asUser("ada");
  const pull = await ada.openPullRequest("acme/billing", {
    branch: "everything",
    files: {
      "docs/design/new é.md": "New\n",
      "docs/design/edited.md": "After\n",
      "docs/design/moved.md": null,
      "docs/elsewhere.md": `${long}\n`,
      "docs/design/moved-and-edited.md": null,
      "docs/design/renamed.md": `${long}\nLast of all\n`,
      "docs/design/gone.md": null,
    },
  });
  await ada.commit("acme/billing", "main", { "docs/design/meanwhile.md": "On main\n" });
  const { data } = await app.at("acme").pulls.listFiles({ ...billing, pull_number: pull.number });
  expect(
    data.map(({ filename, status, sha, previous_filename: previous }) => [
      filename,
      status,
      sha,
      previous,
    ]),
  ).toEqual([
    ["docs/design/edited.md", "modified", gitBlob("After\n"), undefined],
    ["docs/design/gone.md", "removed", gitBlob("Gone\n"), undefined],
    ["docs/design/new é.md", "added", gitBlob("New\n"), undefined],
    [
      "docs/design/renamed.md",
      "renamed",
      gitBlob(`${long}\nLast of all\n`),
      "docs/design/moved-and-edited.md",
    ],
    ["docs/elsewhere.md", "renamed", gitBlob(`${long}\n`), "docs/design/moved.md"],
  ]);
});

test("symbolic links and submodules are told by their modes alone", async () => {
  const submodule = "5".repeat(40);
  const pull = await github.asUser("ada").openPullRequest("acme/billing", {
    branch: "links",
    files: { "docs/link.md": { link: "design/kept.md" }, vendor: { submodule } },
  });
  const octokit = app.at("acme");
  const { data } = await octokit.pulls.listFiles({ ...billing, pull_number: pull.number });
  const tree = { ...billing, tree_sha: pull.headSha, recursive: "1" };
  const entries = (await octokit.git.getTree(tree)).data.tree;
  const modeOf = (wanted: string) => entries.find(({ path }) => path === wanted)?.mode;
  expect(data.map(({ filename, sha }) => [filename, sha, modeOf(filename)])).toEqual([
    ["docs/link.md", gitBlob("design/kept.md"), "120000"],
    ["vendor", submodule, "160000"],
  ]);
});

test("files come 30 a page, or as many as asked for up to 100", async () => {
  const many = Array.from({ length: 130 }, (_, at) => [`docs/${at}.md`, `${at}\n`]);
  const pull = await github.asUser("ada").openPullRequest("acme/billing", {
    branch: "many",
    files: Object.fromEntries(many),
  });
  const octokit = app.at("acme");
  const at = { ...billing, pull_number: pull.number };
  const first = await octokit.pulls.listFiles(at);
  const most = await octokit.pulls.listFiles({ ...at, per_page: 100, page: 2 });
  const all = await octokit.paginate(octokit.pulls.listFiles, { ...at, per_page: 100 });
  expect([first.data.length, most.data.length, all.length]).toEqual([30, 30, 130]);
});

test("of more than 3,000 files, GitHub lists 3,000", async () => {
  const many = Array.from({ length: 3001 }, (_, at) => [`docs/${at}.md`, `${at}\n`]);
  const pull = await github.asUser("ada").openPullRequest("acme/billing", {
    branch: "too-many",
    files: Object.fromEntries(many),
  });
  const octokit = app.at("acme");
  const at = { ...billing, pull_number: pull.number, per_page: 100 };
  const all = await octokit.paginate(octokit.pulls.listFiles, at);
  const { data } = await octokit.pulls.get({ ...billing, pull_number: pull.number });
  expect([all.length, data.changed_files]).toEqual([3000, 3001]);
});

test("a push moves the head; a draft, a review and a merge are kept", async () => {
  const ada = github.asUser("ada");
  const opened = await ada.openPullRequest("acme/billing", {
    branch: "life",
    isDraft: true,
    files: { "docs/design/life.md": "One\n" },
  });
  const pushed = await ada.push(opened, { "docs/design/life.md": "Two\n" });
  await ada.markReady(pushed);
  await github.asUser("sam").review(pushed, "APPROVE");
  const octokit = app.at("acme");
  const at = { ...billing, pull_number: opened.number };
  const open = await octokit.pulls.get(at);
  const reviews = await octokit.pulls.listReviews(at);
  await ada.merge(pushed);
  const merged = await octokit.pulls.get(at);
  const file = { ...billing, path: "docs/design/life.md" };
  const onMain = await octokit.repos.getContent({ ...file, mediaType: { format: "raw" } });
  expect(open.data).toMatchObject({ draft: false, state: "open", head: { sha: pushed.headSha } });
  expect(reviews.data.map(({ commit_id: sha }) => sha)).toEqual([pushed.headSha]);
  expect(merged.data).toMatchObject({ state: "closed", merged: true });
  expect(onMain.data).toBe("Two\n");
});

test("a fork's head is read from the base repository, and no commit tells of its pull request", async () => {
  const mallory = github.asUser("mallory");
  const fork = await mallory.fork("acme/open");
  const pull = await mallory.openPullRequest("acme/open", { fork, files: { "a.md": "Forked\n" } });
  const open = { owner: "acme", repo: "open" };
  const octokit = app.at("acme");
  const { data } = await octokit.pulls.get({ ...open, pull_number: pull.number });
  const files = await octokit.pulls.listFiles({ ...open, pull_number: pull.number });
  const blob = await octokit.git.getBlob({ ...open, file_sha: files.data[0]?.sha ?? "" });
  const ofCommit = await octokit.repos.listPullRequestsAssociatedWithCommit({
    ...open,
    commit_sha: pull.headSha,
  });
  expect(data.head).toMatchObject({ label: "mallory:design", repo: { full_name: "mallory/open" } });
  expect(Buffer.from(blob.data.content, "base64").toString()).toBe("Forked\n");
  expect(ofCommit.data).toEqual([]);
});

const stranger =
  "422 Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the acme/billing repository.";

test.each([
  {
    who: { reviewers: ["ada", "sam"] },
    answer: "422 Review cannot be requested from pull request author.",
  },
  { who: { reviewers: ["mallory"] }, answer: stranger },
  { who: { team_reviewers: ["outside"] }, answer: stranger },
  {
    who: { team_reviewers: ["nobody"] },
    answer: "422 Could not resolve to a node with the global id of 'nobody'.",
  },
  { who: { team_reviewers: ["security"] }, answer: "not refused" },
  { who: { team_reviewers: ["security"] }, answer: "not refused" },
])("a review requested of $who: $answer", async ({ who, answer }) => {
  const [pull] = [...github.state.pulls.values()];
  const at = { ...billing, pull_number: pull?.number ?? 0 };
  const octokit = app.at("acme");
  expect(await refusal(octokit.pulls.requestReviewers({ ...at, ...who }))).toBe(answer);
  const asked = await octokit.pulls.listRequestedReviewers(at);
  const expected = answer === "not refused" ? ["security"] : [];
  expect(asked.data.teams.map(({ slug }) => slug)).toEqual(expected);
  expect(asked.data.users).toEqual([]);
});

test.each([
  { username: "ada", role: "write" },
  { username: "uma", role: "read" },
  { username: "bo", role: "read" },
  { username: "mallory", role: "none" },
])("$username may $role in a private repository", async ({ username, role }) => {
  const { repos } = app.at("acme");
  const { data } = await repos.getCollaboratorPermissionLevel({ ...billing, username });
  expect(data.role_name).toBe(role);
});

test("a review by a member answers the request to the team", async () => {
  const ada = github.asUser("ada");
  const pull = await ada.openPullRequest("acme/billing", { branch: "ask", files: { "x.md": "x" } });
  const at = { ...billing, pull_number: pull.number };
  await app.at("acme").pulls.requestReviewers({ ...at, team_reviewers: ["security"] });
  await github.asUser("sam").review(pull, "COMMENT", "Looking");
  expect(github.pull("acme/billing", pull.number).teams).toEqual([]);
});
