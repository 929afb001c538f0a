import { appJson, type CheckRunRecord, checkRunJson, pullsOf, suiteId } from "./check-runs.ts";
import { isObject, type JsonObject, objectAt } from "./json.ts";
import { envelope } from "./payloads.ts";
import { commitPayload } from "./push-payload.ts";
import type { GitHubState } from "./state.ts";

/** `check_run.*`; a button's id goes into `requested_action`. */
export async function checkRunPayload(
  state: GitHubState,
  action: string,
  run: CheckRunRecord,
  sender: string,
  button?: string,
): Promise<JsonObject> {
  const suite = await suiteJson(state, run.repository, run.headSha);
  return {
    action,
    check_run: { ...checkRunJson(state, run), check_suite: suite },
    ...(button === undefined ? {} : { requested_action: { identifier: button } }),
    ...(await envelope(state, run.repository, sender)),
  };
}

/** `check_suite.*` of the app's own suite on a commit. */
export async function checkSuitePayload(
  state: GitHubState,
  action: "requested" | "rerequested" | "completed",
  repository: string,
  headSha: string,
  sender: string,
): Promise<JsonObject> {
  const suite = await suiteJson(state, repository, headSha);
  const { head_branch: branch = null } = suite;
  // The published schema of suites, and of nothing else, does not know the event merge_group.
  return {
    action,
    check_suite: {
      ...suite,
      app: { ...appJson(state), events: state.app.events.filter((name) => name !== "merge_group") },
      head_branch: branch,
      latest_check_runs_count: 1,
      check_runs_url: `${suite["url"]}/check-runs`,
      head_commit: await commitPayload(state, repository, headSha),
      runs_rerequestable: true,
      rerequestable: true,
    },
    ...(await envelope(state, repository, sender)),
  };
}

async function suiteJson(
  state: GitHubState,
  repository: string,
  headSha: string,
): Promise<JsonObject> {
  const id = suiteId(headSha);
  const pulls = pullsOf(state, repository, headSha).filter(isObject);
  const [pull] = pulls;
  return {
    id,
    node_id: `CS_${id}`,
    head_branch:
      pull === undefined
        ? await queueBranch(state, repository, headSha)
        : (objectAt(pull, "head")["ref"] ?? null),
    head_sha: headSha,
    status: "queued",
    conclusion: null,
    url: `${state.url}/repos/${repository}/check-suites/${id}`,
    before: "0".repeat(40),
    after: headSha,
    pull_requests: pulls,
    app: appJson(state),
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
  };
}

async function queueBranch(
  state: GitHubState,
  repository: string,
  headSha: string,
): Promise<string | null> {
  const path = `/repos/${repository}/git/matching-refs/heads/gh-readonly-queue/`;
  const refs = await state.emulator.list(path);
  const found = refs.find((ref) => objectAt(ref, "object")["sha"] === headSha);
  return found === undefined ? null : String(found["ref"]).replace("refs/heads/", "");
}
