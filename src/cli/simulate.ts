import type { Octokit } from "@octokit/rest";
import { assess } from "../assess.ts";
import { gather } from "../gather.ts";
import { boundedFetch } from "../github/bounded-fetch.ts";
import { failureInWords } from "../github/failure-in-words.ts";
import { PullRequestAnswer, pullRequestOf, RepositoryAnswer } from "../github/pull-request.ts";
import type { PullRequest } from "../model/pull-request.ts";
import { linesOnGitHub, NO_LINKS } from "../report/report-links.ts";
import { textReport } from "../report/text.ts";
import { judgedFacts } from "../verdict/judged-facts.ts";
import { verdictOf } from "../verdict/verdict.ts";
import { EXIT, type Subcommand, type Surroundings, UsageError } from "./subcommand.ts";

/** `threatgate simulate`: what the gate would say of a real pull request, changing nothing. */
export const simulate: Subcommand = {
  name: "simulate",
  summary: "say what the gate would say of a pull request on GitHub, changing nothing",
  usage: `Usage: GITHUB_TOKEN=… threatgate simulate OWNER/REPO#NUMBER

Reads the pull request and the organisation's config with the token in GITHUB_TOKEN, which needs to
read contents and pull requests. Only reads: no check, no review request, nothing is kept.

GITHUB_API_URL names another GitHub than github.com, SECURITY_TEAM the security team's slug where
no config does. Exit status: 0 nothing blocks, 1 something blocks, 2 it could not be read.`,
  async run(args, surroundings) {
    const wanted = wantedPull(args);
    const octokit = await connect(surroundings.environment);
    try {
      return await simulated(octokit, await fetchPull(octokit, wanted), surroundings);
    } catch (error) {
      const { owner, repo, number } = wanted;
      const what = `${owner}/${repo}#${number} could not be read: ${failureInWords(error)}`;
      throw new UsageError(what, { cause: error });
    }
  },
};

interface WantedPull {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

function wantedPull([word, ...others]: readonly string[]): WantedPull {
  const [, owner, repo, number] = /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(word ?? "") ?? [];
  if (owner === undefined || repo === undefined || others.length > 0) {
    throw new UsageError("name one pull request as OWNER/REPO#NUMBER");
  }
  return { owner, repo, number: Number(number) };
}

async function connect(environment: Surroundings["environment"]): Promise<Octokit> {
  const auth = environment["GITHUB_TOKEN"];
  if (!auth) throw new UsageError("GITHUB_TOKEN is not set");
  // Loaded here alone: the other commands start faster without it, and without a database.
  const { Octokit } = await import("@octokit/rest");
  const baseUrl = environment["GITHUB_API_URL"];
  return new Octokit({
    auth,
    ...(baseUrl ? { baseUrl } : {}),
    log: SILENT,
    request: { fetch: boundedFetch },
  });
}

const silent = () => {};

/** What fails is told once, by us. */
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

async function fetchPull(octokit: Octokit, { owner, repo, number }: WantedPull) {
  const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
  return pullRequestOf(PullRequestAnswer.parse(data), RepositoryAnswer.parse(data.base.repo));
}

async function simulated(
  octokit: Octokit,
  pull: PullRequest,
  { environment, now, isTerminal, width, print }: Surroundings,
): Promise<number> {
  const { openStore } = await import("../../db/open.ts");
  const store = await openStore("file::memory:");
  const world = {
    github: octokit,
    configGitHub: async () => octokit,
    talkGitHub: async () => octokit,
    peopleGitHub: async () => octokit,
    proposalGitHub: async () => octokit,
    botLogin: async () => "threatgate[bot]",
    store,
    installationId: 0,
    now,
    appId: null,
    isRepeated: false,
    isAsked: true,
    fallbackSecurityTeam: environment["SECURITY_TEAM"] ?? null,
  };
  try {
    const facts = await gather(world, pull);
    const assessment = assess(facts);
    const judged = judgedFacts(assessment, facts);
    const verdict = verdictOf(assessment, judged);
    const report = {
      ...judged,
      assessment,
      verdict,
      phase: facts.ownership.phase,
      policy: facts.policy.policy,
      lineUrl: linesOnGitHub(pull),
      isCountsOnly: false,
      links: NO_LINKS,
    };
    const color = isTerminal && !environment["NO_COLOR"];
    print(textReport(report, { color, width }));
    return verdict.conclusion === "failure" ? EXIT.blocked : EXIT.open;
  } finally {
    await store.close();
  }
}
