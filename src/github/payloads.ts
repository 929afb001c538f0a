import { z } from "zod";
import type { PullRequest, Repository } from "../model/pull-request.ts";
import type { Review } from "../model/review.ts";
import type { Instant } from "../model/time.ts";
import { PullRequestAnswer, pullRequestOf, RepositoryAnswer } from "./pull-request.ts";

/** Where an event happened: the repository, and the installation that may act on it. */
export interface Origin {
  readonly installationId: number;
  readonly repository: Repository;
}

const OriginPayload = z.object({
  installation: z.object({ id: z.number() }),
  repository: RepositoryAnswer,
});

/** The repository and the installation of a webhook's payload. */
export function originOf(payload: unknown): Origin {
  const { installation, repository } = OriginPayload.parse(payload);
  return { installationId: installation.id, repository };
}

const PullRequestPayload = z.object({
  repository: RepositoryAnswer,
  pull_request: PullRequestAnswer,
});

/** The pull request of a `pull_request` event. */
export function pullRequestOfPayload(payload: unknown): PullRequest {
  const { pull_request, repository } = PullRequestPayload.parse(payload);
  return pullRequestOf(pull_request, repository);
}

const SenderPayload = z.object({ sender: z.object({ login: z.string() }) });

/** Who did what an event tells of. */
export function senderOfPayload(payload: unknown): string {
  return SenderPayload.parse(payload).sender.login;
}

const EndPayload = z.object({
  pull_request: z.object({
    merged_at: z.string().nullish(),
    closed_at: z.string().nullish(),
    updated_at: z.string(),
  }),
});

/** How the pull request of a `closed` event ended, and when. */
export function endOfPayload(payload: unknown): { isMerged: boolean; at: Instant } {
  const { merged_at, closed_at, updated_at } = EndPayload.parse(payload).pull_request;
  return { isMerged: merged_at != null, at: merged_at ?? closed_at ?? updated_at };
}

/** Who wrote the review of a `pull_request_review` event; null: they are gone. */
export function reviewerOfPayload(payload: unknown): string | null {
  return ReviewPayload.parse(payload).review.user?.login ?? null;
}

const ReviewPayload = z.object({
  review: z.object({
    id: z.number(),
    user: z.object({ login: z.string() }).nullable(),
    state: z.string(),
    commit_id: z.string().nullable(),
    submitted_at: z.string().nullish(),
  }),
});

const REVIEW_STATES: Readonly<Record<string, Review["state"]>> = {
  approved: "approved",
  changes_requested: "changes-requested",
  dismissed: "dismissed",
};

/** The review of a `pull_request_review` event; null: it decides nothing. */
export function reviewOfPayload(payload: unknown): Review | null {
  const { review } = ReviewPayload.parse(payload);
  const state = REVIEW_STATES[review.state.toLowerCase()];
  const { commit_id: commit, submitted_at: at, user } = review;
  if (state === undefined || commit === null || user === null || at == null) return null;
  return { id: review.id, by: user.login, state, commit, at };
}

const PeoplePayload = z.object({
  action: z.string(),
  organization: z.object({ login: z.string() }),
  team: z.object({ slug: z.string().optional(), parent: z.unknown().optional() }).optional(),
  member: z.object({ login: z.string() }).nullish(),
});

/**
 * Whose members a `team` or `membership` event changed. Null for the team: of several, as whoever
 * is in a team counts in those above it, which the event does not name.
 */
export function changedTeamOfPayload(payload: unknown) {
  const { action, organization, team, member } = PeoplePayload.parse(payload);
  const isOneAlone = MEMBERSHIP_ACTIONS.has(action) && team?.parent === null;
  return {
    owner: organization.login,
    team: isOneAlone ? (team?.slug ?? null) : null,
    /** Whoever is in it no longer; null: nobody alone. */
    gone: action === "removed" ? (member?.login ?? null) : null,
  };
}

const MEMBERSHIP_ACTIONS: ReadonlySet<string> = new Set(["added", "removed"]);

const EditPayload = z.object({ changes: z.object({ base: z.unknown().optional() }).optional() });

/** Whether an `edited` pull request now has another base. */
export function isBaseChange(payload: unknown): boolean {
  return EditPayload.parse(payload).changes?.base !== undefined;
}

const Suite = z.object({ head_branch: z.string().nullish() });
const CheckPayload = z.union([
  z.object({
    check_run: z.object({ head_sha: z.string(), name: z.string(), check_suite: Suite.nullish() }),
  }),
  z.object({ check_suite: Suite.extend({ head_sha: z.string() }) }),
]);

/** What a `check_run` or `check_suite` event speaks of. */
export function checkOfPayload(payload: unknown): {
  readonly headSha: string;
  /** Null: of a fork, or of a branch that is gone. */
  readonly headBranch: string | null;
  /** The check's; null: all of them. */
  readonly name: string | null;
} {
  const parsed = CheckPayload.parse(payload);
  if ("check_run" in parsed) {
    const { head_sha: headSha, name, check_suite: suite } = parsed.check_run;
    return { headSha, headBranch: suite?.head_branch ?? null, name };
  }
  const { head_sha: headSha, head_branch: headBranch = null } = parsed.check_suite;
  return { headSha, headBranch, name: null };
}

const Paths = z.array(z.string()).nullish();

const PushPayload = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  commits: z.array(z.object({ added: Paths, modified: Paths, removed: Paths })).nullish(),
  head_commit: z.object({ message: z.string() }).nullish(),
  repository: z.object({
    name: z.string(),
    /** In seconds since 1970. */
    pushed_at: z.number().nullish().catch(null),
    default_branch: z.string(),
    owner: z.object({ login: z.string() }),
  }),
});

/** Which branch of which repository was pushed to, and what its head is now. */
export function pushOfPayload(payload: unknown) {
  const { ref, before, after, commits, repository, head_commit } = PushPayload.parse(payload);
  const { pushed_at: seconds } = repository;
  return {
    owner: repository.owner.login,
    repository: repository.name,
    /** Zeros: the branch is new. */
    beforeSha: before,
    headSha: after,
    /** The first line of its newest commit; empty where GitHub tells none. */
    headline: head_commit?.message.split("\n", 1)[0] ?? "",
    /** Null: GitHub does not tell. */
    at: seconds == null ? null : new Date(seconds * 1000).toISOString(),
    branch: ref.replace(/^refs\/heads\//, ""),
    isDefaultBranch: ref === `refs/heads/${repository.default_branch}`,
    /** Paths that its commits speak of; empty where GitHub lists none. */
    paths: (commits ?? []).flatMap(({ added, modified, removed }) => [
      ...(added ?? []),
      ...(modified ?? []),
      ...(removed ?? []),
    ]),
  };
}
