import type { Json, JsonObject } from "./json.ts";
import { openPulls } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** A check run as kept. */
export interface CheckRunRecord {
  readonly id: number;
  /** `owner/name`. */
  readonly repository: string;
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  readonly detailsUrl: string | null;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: string | null;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly output: {
    readonly title: string | null;
    readonly summary: string | null;
    readonly text: string | null;
  };
  readonly annotations: readonly AnnotationRecord[];
  readonly actions: readonly JsonObject[];
}

/** An annotation as the API gives it. */
export interface AnnotationRecord {
  readonly path: string;
  readonly blob_href: string;
  readonly start_line: number;
  readonly start_column: number | null;
  readonly end_line: number;
  readonly end_column: number | null;
  readonly annotation_level: string;
  readonly title: string | null;
  readonly message: string;
  readonly raw_details: string | null;
}

/** Beyond 2³¹, as on github.com. */
export const FIRST_CHECK_RUN = 40_000_000_001;

/** A check run as the API gives it. */
export function checkRunJson(state: GitHubState, run: CheckRunRecord): JsonObject {
  const api = `${state.url}/repos/${run.repository}`;
  return {
    id: run.id,
    name: run.name,
    node_id: `CR_${run.id}`,
    head_sha: run.headSha,
    external_id: run.externalId,
    url: `${api}/check-runs/${run.id}`,
    html_url: `${state.url}/${run.repository}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${state.url}/${run.repository}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${api}/check-runs/${run.id}/annotations`,
    },
    check_suite: { id: suiteId(run.headSha) },
    app: appJson(state),
    pull_requests: pullsOf(state, run.repository, run.headSha),
  };
}

/** The one suite of the app on a commit. */
export function suiteId(sha: string): number {
  return 50_000_000_000 + Number.parseInt(sha.slice(0, 7), 16);
}

/** The app as GitHub shows it beside what it did. */
export function appJson(state: GitHubState): JsonObject {
  const { id, slug, permissions, events } = state.app;
  return {
    id,
    slug,
    node_id: `A_${id}`,
    client_id: `Iv23li${id}`,
    owner: ownerOfApp(state),
    name: slug,
    description: "",
    external_url: `${state.url}/apps/${slug}`,
    html_url: `${state.url}/apps/${slug}`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    permissions,
    events,
  };
}

function ownerOfApp({ url }: GitHubState): JsonObject {
  const login = "threatgate-makers";
  const at = `${url}/users/${login}`;
  const urls = ["followers", "orgs", "repos", "received_events", "subscriptions"];
  const [followers = "", orgs = "", repos = "", received = "", subscriptions = ""] = urls.map(
    (name) => `${at}/${name}`,
  );
  return {
    login,
    id: 9_999,
    node_id: "O_9999",
    avatar_url: `${url}/avatars/${login}`,
    gravatar_id: "",
    url: at,
    html_url: `${url}/${login}`,
    followers_url: followers,
    following_url: `${at}/following{/other_user}`,
    gists_url: `${at}/gists{/gist_id}`,
    starred_url: `${at}/starred{/owner}{/repo}`,
    subscriptions_url: subscriptions,
    organizations_url: orgs,
    repos_url: repos,
    events_url: `${at}/events{/privacy}`,
    received_events_url: received,
    type: "Organization",
    site_admin: false,
  };
}

/** The open pull requests of a head commit, as checks name them; of forks GitHub names none. */
export function pullsOf(state: GitHubState, repository: string, headSha: string): readonly Json[] {
  return openPulls(state, repository, { headSha })
    .filter((pull) => pull.fork === null)
    .map((pull) => {
      const url = `${state.url}/repos/${repository}`;
      const repo = { id: 1, url, name: repository.split("/")[1] ?? "" };
      return {
        id: pull.number,
        number: pull.number,
        url: `${url}/pulls/${pull.number}`,
        head: { ref: pull.headRef, sha: pull.headSha, repo },
        base: { ref: pull.baseRef, sha: pull.baseSha, repo },
      };
    });
}
