import { Octokit } from "@octokit/rest";
import { checkRunPayload, checkSuitePayload } from "./check-payloads.ts";
import { type Files, writeCommit } from "./commits.ts";
import { tokenOf } from "./emulator.ts";
import { announcePull } from "./pull-news.ts";
import { pullKey, updatePull } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** What somebody opens a pull request with. */
interface NewPull {
  readonly title?: string;
  readonly body?: string;
  /** The branch; `design` unless said. Made from the base when there is none. */
  readonly branch?: string;
  readonly base?: string;
  readonly files: Files;
  readonly isDraft?: boolean;
  /** `owner/name` of the own fork that the branch is in. */
  readonly fork?: string;
}

export interface OpenedPull {
  readonly repository: string;
  readonly number: number;
  readonly headSha: string;
}

/**
 * Somebody at GitHub's pages: does what people do there, with `@octokit/rest`, and comes back once
 * the app has answered what it was told of it. Repositories are named `owner/name`.
 */
export interface Person {
  readonly login: string;
  readonly octokit: Octokit;
  /** Commits to a branch, and gives the commit's id. */
  commit(repository: string, branch: string, files: Files, message?: string): Promise<string>;
  openPullRequest(repository: string, pull: NewPull): Promise<OpenedPull>;
  /** Commits to the head of a pull request. */
  push(pull: OpenedPull, files: Files, message?: string): Promise<OpenedPull>;
  fork(repository: string): Promise<string>;
  comment(pull: OpenedPull, body: string): Promise<number>;
  review(
    pull: OpenedPull,
    event: "APPROVE" | "REQUEST_CHANGES" | "COMMENT",
    body?: string,
  ): Promise<number>;
  markReady(pull: OpenedPull): Promise<void>;
  convertToDraft(pull: OpenedPull): Promise<void>;
  close(pull: OpenedPull): Promise<void>;
  reopen(pull: OpenedPull): Promise<void>;
  merge(pull: OpenedPull): Promise<string>;
  /** Presses "Re-run" on a check run. */
  rerunCheck(checkRunId: number): Promise<void>;
  /** Presses "Re-run all checks" on a commit. */
  rerunAllChecks(repository: string, headSha: string): Promise<void>;
  /** Presses a button of a check run. */
  press(checkRunId: number, button: string): Promise<void>;
}

const silent = () => {};
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

export function createPerson(state: GitHubState, login: string): Person {
  const octokit = new Octokit({ auth: tokenOf(login), baseUrl: state.url, log: SILENT });
  const settled = async <T>(done: Promise<T>): Promise<T> => {
    const result = await done;
    await state.hooks.settled();
    return result;
  };
  const commit: Commit = (repository, branch, files, message, base) =>
    writeCommit(state, octokit, { login, repository, branch, files, message, base });
  async function setDraft(pull: OpenedPull, isDraft: boolean): Promise<void> {
    // GitHub does this through GraphQL only.
    const kept = state.pulls.get(pullKey(pull.repository, pull.number));
    if (kept === undefined) throw new Error(`There is no ${pull.repository}#${pull.number}.`);
    const changed = updatePull(state, kept, { isDraft });
    announcePull(state, isDraft ? "converted_to_draft" : "ready_for_review", changed, login);
  }
  async function setState(pull: OpenedPull, wanted: "open" | "closed"): Promise<void> {
    await octokit.pulls.update({ ...numbered(pull), state: wanted });
  }
  function pressed(checkRunId: number, action: string, button?: string): void {
    const run = state.checkRuns.get(checkRunId);
    if (run === undefined) throw new Error(`There is no check run ${checkRunId}.`);
    state.hooks.announce("check_run", () => checkRunPayload(state, action, run, login, button));
  }
  return {
    login,
    octokit,
    commit: (repository, branch, files, message = "Write it down") =>
      settled(commit(repository, branch, files, message)),
    openPullRequest: (repository, pull) =>
      settled(openPull(octokit, login, commit, repository, pull)),
    push: (pull, files, message = "Carry on") =>
      settled(
        (async () => {
          const kept = state.pulls.get(pullKey(pull.repository, pull.number));
          if (kept === undefined) throw new Error(`There is no ${pull.repository}#${pull.number}.`);
          const repository = kept.fork ?? kept.repository;
          const headSha = await commit(repository, kept.headRef, files, message);
          return { ...pull, headSha };
        })(),
      ),
    fork: async (repository) => {
      const [owner = "", repo = ""] = repository.split("/");
      const { data } = await octokit.repos.createFork({ owner, repo });
      state.forks.set(data.full_name, repository);
      return data.full_name;
    },
    comment: async (pull, body) => {
      const { owner, repo, pull_number: issue } = numbered(pull);
      const created = octokit.issues.createComment({ owner, repo, issue_number: issue, body });
      return (await settled(created)).data.id;
    },
    review: async (pull, event, body = "") => {
      const created = octokit.pulls.createReview({ ...numbered(pull), event, body });
      return (await settled(created)).data.id;
    },
    markReady: (pull) => settled(setDraft(pull, false)),
    convertToDraft: (pull) => settled(setDraft(pull, true)),
    close: (pull) => settled(setState(pull, "closed")),
    reopen: (pull) => settled(setState(pull, "open")),
    merge: async (pull) => (await settled(octokit.pulls.merge(numbered(pull)))).data.sha,
    rerunCheck: async (id) => settled(Promise.resolve(pressed(id, "rerequested"))),
    press: async (id, button) => settled(Promise.resolve(pressed(id, "requested_action", button))),
    rerunAllChecks: async (repository, headSha) => {
      state.hooks.announce("check_suite", () =>
        checkSuitePayload(state, "rerequested", repository, headSha, login),
      );
      await state.hooks.settled();
    },
  };
}

type Commit = (
  repository: string,
  branch: string,
  files: Files,
  message: string,
  base?: string,
) => Promise<string>;

async function openPull(
  octokit: Octokit,
  login: string,
  commit: Commit,
  repository: string,
  pull: NewPull,
): Promise<OpenedPull> {
  const { branch = "design", base = "main", isDraft = false, fork } = pull;
  const title = pull.title ?? "A new design";
  const headSha = await commit(fork ?? repository, branch, pull.files, title, base);
  const [owner = "", repo = ""] = repository.split("/");
  const { data } = await octokit.pulls.create({
    owner,
    repo,
    title,
    body: pull.body ?? "",
    head: fork === undefined ? branch : `${login}:${branch}`,
    base,
    draft: isDraft,
  });
  return { repository, number: data.number, headSha };
}

function numbered({ repository, number }: OpenedPull) {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo, pull_number: number };
}
