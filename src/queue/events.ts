import { z } from "zod";
import type { NewDelivery } from "../model/delivery.ts";

/** A place in line. */
export type Place = Pick<NewDelivery, "lane" | "foldable" | "priority">;

/** How deliveries of one event find their place in line. */
export interface EventRule {
  /** The actions that are used; null: the event has none. */
  readonly actions: readonly string[] | null;
  /** The place; or why nobody needs this delivery; or what is wrong with its body. */
  place(payload: unknown, action: string | null): Place | string | z.ZodError;
}

/** Lower goes first. */
const COMMAND = 0;
const PUSH = 1;

/** The organisation's and each repository's own config file. */
const CONFIG_FILE = /(?:^|\/)threatmodel\.ya?ml$/;

/**
 * GitHub lists no more commits of a push.
 * @see https://docs.github.com/webhooks/webhook-events-and-payloads#push
 */
const LISTED_COMMITS = 2048;

const Id = z.object({ id: z.int().positive() });
const Sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const InRepository = z.object({ repository: Id });
const Numbered = z.object({ number: z.int().positive() });
const OfPull = InRepository.extend({ pull_request: Numbered });
const OfCheck = z.object({ head_sha: Sha, pull_requests: z.array(Numbered).nullish() });
const Paths = z.array(z.string()).nullish();

const PullRequest = OfPull.extend({
  changes: z.object({ base: z.unknown().optional() }).nullish(),
});
const Writer = z.object({ login: z.string().nullish(), type: z.string() }).nullish();
const Comment = InRepository.extend({
  issue: Numbered.extend({
    state: z.string().nullish(),
    user: z.object({ login: z.string() }).nullish(),
    pull_request: z.unknown().optional(),
  }),
  comment: z.object({ body: z.string(), user: Writer }),
});
const Push = z.object({
  ref: z.string(),
  repository: Id,
  commits: z
    .array(z.object({ added: Paths, modified: Paths, removed: Paths }))
    .nullish()
    .transform((commits) => commits ?? []),
});

/** The events that are used, and how each finds its place. All others are answered and dropped. */
export const EVENTS: Readonly<Record<string, EventRule>> = {
  pull_request: {
    actions: [
      "opened",
      "reopened",
      "synchronize",
      "ready_for_review",
      "converted_to_draft",
      "edited",
      "closed",
    ],
    place: read(PullRequest, ({ repository, pull_request, changes }, action) =>
      action === "edited" && changes?.base === undefined
        ? "base not changed"
        : push(ofPull(repository, pull_request)),
    ),
  },
  pull_request_review: {
    actions: ["submitted", "dismissed", "edited"],
    // Each counts: a later comment does not stand for an approval that was dismissed before it.
    place: read(OfPull, ({ repository, pull_request }) => ({
      ...push(ofPull(repository, pull_request)),
      foldable: false,
    })),
  },
  issue_comment: {
    actions: ["created"],
    place: read(Comment, ({ repository, issue, comment }) => {
      if (comment.user?.type === "Bot") return "written by a bot";
      const lane = ofPull(repository, issue);
      if (comment.body.includes("/threatmodel")) return command(lane);
      return mayBeginReview({ issue, comment }) ? { ...push(lane), foldable: false } : "no command";
    }),
  },
  check_run: {
    actions: ["rerequested", "requested_action"],
    place: read(InRepository.extend({ check_run: OfCheck }), ({ repository, check_run }) =>
      command(ofCheck(repository, check_run)),
    ),
  },
  // Of "requested" nobody has need: the pull request's own event comes with it, or there is none.
  check_suite: {
    actions: ["rerequested"],
    place: read(InRepository.extend({ check_suite: OfCheck }), ({ repository, check_suite }) =>
      command(ofCheck(repository, check_suite)),
    ),
  },
  merge_group: {
    actions: ["checks_requested", "destroyed"],
    place: read(
      InRepository.extend({ merge_group: z.object({ head_sha: Sha }) }),
      ({ repository, merge_group }) => push(ofCommit(repository, merge_group.head_sha)),
    ),
  },
  push: {
    actions: null,
    // Pull requests go to other branches too, and each has its own config file of the repository.
    place: read(Push, ({ ref, repository, commits }) => {
      if (!ref.startsWith("refs/heads/")) return "not a branch";
      if (!mayTouchConfig(commits)) return "no config changed";
      // Each counts: what one of them changes, the next may leave as it is.
      return { ...push(`repository:${repository.id}/${ref}`), foldable: false };
    }),
  },
  installation: inTurn(
    ["created", "deleted", "suspend", "unsuspend", "new_permissions_accepted"],
    z.object({ installation: Id }).transform(ofInstallation),
  ),
  installation_repositories: inTurn(
    ["added", "removed"],
    z.object({ installation: Id }).transform(ofInstallation),
  ),
  installation_target: inTurn(
    ["renamed"],
    z.object({ installation: Id }).transform(ofInstallation),
  ),
  team: inTurn(
    ["edited", "deleted", "added_to_repository", "removed_from_repository"],
    z.object({ organization: Id }).transform(ofOrganization),
  ),
  membership: inTurn(
    ["added", "removed"],
    z.object({ organization: Id }).transform(ofOrganization),
  ),
  repository: inTurn(
    ["renamed", "transferred"],
    InRepository.transform(({ repository }) => `repository:${repository.id}`),
  ),
};

function read<T>(
  schema: z.ZodType<T>,
  place: (payload: T, action: string | null) => Place | string,
): EventRule["place"] {
  return (payload, action) => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? place(parsed.data, action) : parsed.error;
  };
}

/** Events of which each counts, in the order they came. */
function inTurn(actions: readonly string[], lane: z.ZodType<string>): EventRule {
  return {
    actions,
    place: read(lane, (name) => ({ lane: name, foldable: false, priority: PUSH })),
  };
}

/** A person's word on the open pull request of somebody else: it may be Security's first. */
function mayBeginReview({ issue, comment }: Omit<z.output<typeof Comment>, "repository">) {
  const isOnOpenPull = issue.pull_request != null && issue.state !== "closed";
  const isAuthors = issue.user != null && issue.user.login === comment.user?.login;
  return isOnOpenPull && comment.user?.type === "User" && !isAuthors;
}

function push(lane: string): Place {
  return { lane, foldable: true, priority: PUSH };
}

/** A person waits for it. */
function command(lane: string): Place {
  return { lane, foldable: false, priority: COMMAND };
}

function ofPull(repository: { id: number }, pull: { number: number }): string {
  return `${repository.id}#${pull.number}`;
}

/** A check of one pull request goes in its lane. Of a fork, GitHub names none. */
function ofCheck(repository: { id: number }, check: z.output<typeof OfCheck>): string {
  const [only, ...others] = check.pull_requests ?? [];
  return only !== undefined && others.length === 0
    ? ofPull(repository, only)
    : ofCommit(repository, check.head_sha);
}

function ofCommit(repository: { id: number }, sha: string): string {
  return `${repository.id}@${sha}`;
}

function ofInstallation({ installation }: { installation: { id: number } }): string {
  return `installation:${installation.id}`;
}

function ofOrganization({ organization }: { organization: { id: number } }): string {
  return `organization:${organization.id}`;
}

/** Where GitHub does not list all that changed, it may. */
function mayTouchConfig(commits: z.output<typeof Push>["commits"]): boolean {
  if (commits.length === 0 || commits.length >= LISTED_COMMITS) return true;
  return commits.some((commit) =>
    [commit.added, commit.modified, commit.removed].some(
      (paths) => paths?.some((path) => CONFIG_FILE.test(path)) ?? false,
    ),
  );
}
