import {
  type Answer,
  type Call,
  type Handlers,
  page,
  pageOf,
  refuse,
  repositoryOf,
} from "./calls.ts";
import { changedRun } from "./check-changes.ts";
import { overLimit } from "./check-limits.ts";
import { checkRunPayload } from "./check-payloads.ts";
import { type CheckRunRecord, checkRunJson, FIRST_CHECK_RUN } from "./check-runs.ts";
import { isObject } from "./json.ts";
import { type GitHubState, moment } from "./state.ts";

/** Check runs as GitHub really keeps them: annotations only ever grow, and limits hold. */
export function checkHandlers(state: GitHubState): Handlers {
  const run = "/repos/{owner}/{repo}/check-runs/{check_run_id}";
  return {
    "POST /repos/{owner}/{repo}/check-runs": (call) => create(state, call),
    [`GET ${run}`]: (call) =>
      withRun(state, call, (found) => ({ status: 200, body: checkRunJson(state, found) })),
    [`PATCH ${run}`]: (call) => withRun(state, call, (found) => update(state, call, found)),
    [`GET ${run}/annotations`]: (call) =>
      withRun(state, call, ({ annotations }) =>
        page(
          call,
          state.url,
          annotations.map((one) => ({ ...one })),
        ),
      ),
    [`POST ${run}/rerequest`]: (call) =>
      withRun(state, call, (found) => {
        announceRun(state, "rerequested", found, call);
        return { status: 201, body: {} };
      }),
    "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": (call) => list(state, call),
  };
}

function withRun(state: GitHubState, call: Call, answer: (run: CheckRunRecord) => Answer): Answer {
  const run = state.checkRuns.get(Number(call.parameters["check_run_id"]));
  return run?.repository.toLowerCase() === repositoryOf(call).toLowerCase()
    ? answer(run)
    : refuse(404);
}

async function create(state: GitHubState, call: Call): Promise<Answer> {
  const body = isObject(call.body) ? call.body : {};
  const excess = overLimit(body);
  if (excess !== null) return refuse(422, `Invalid request.\n\n${excess}`);
  const repository = repositoryOf(call);
  const headSha = String(body["head_sha"]);
  const path = `/repos/${repository}/git/commits/${headSha}`;
  const { status } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200) return refuse(422, `No commit found for SHA: ${headSha}`);
  const empty: CheckRunRecord = {
    id: FIRST_CHECK_RUN + state.checkRuns.size,
    repository,
    name: String(body["name"]),
    headSha,
    externalId: "",
    detailsUrl: null,
    status: "queued",
    conclusion: null,
    startedAt: moment(),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  const run = changedRun(state, empty, body);
  keep(state, run);
  announceRun(state, "created", run, call);
  if (run.status === "completed") announceRun(state, "completed", run, call);
  return { status: 201, body: checkRunJson(state, run) };
}

function update(state: GitHubState, call: Call, run: CheckRunRecord): Answer {
  const body = isObject(call.body) ? call.body : {};
  const excess = overLimit(body);
  if (excess !== null) return refuse(422, `Invalid request.\n\n${excess}`);
  const changed = changedRun(state, run, body);
  keep(state, changed);
  if (changed.status === "completed" && run.status !== "completed") {
    announceRun(state, "completed", changed, call);
  }
  return { status: 200, body: checkRunJson(state, changed) };
}

function keep(state: GitHubState, run: CheckRunRecord): void {
  state.checkRuns.set(run.id, run);
  const subject = checkRunJson(state, run);
  state.news.tell({ kind: "check-run", repository: run.repository, subject });
}

/** Newest first; the newest of each name only, unless all are asked for. */
function list(state: GitHubState, call: Call): Answer {
  const { query, parameters } = call;
  const named = [...state.checkRuns.values()]
    .reverse()
    .filter(
      (run) =>
        run.repository.toLowerCase() === repositoryOf(call).toLowerCase() &&
        run.headSha === parameters["ref"] &&
        (query.get("check_name") ?? run.name) === run.name &&
        (query.get("status") ?? run.status) === run.status &&
        Number(query.get("app_id") ?? state.app.id) === state.app.id,
    );
  const newest = [...new Map([...named].reverse().map((run) => [run.name, run])).values()];
  const runs = query.get("filter") === "all" ? named : newest;
  const { size, number } = pageOf(call);
  const answer = page(
    call,
    state.url,
    runs.map(() => null),
  );
  const shown = runs.slice((number - 1) * size, number * size);
  const body = {
    total_count: runs.length,
    check_runs: shown.map((run) => checkRunJson(state, run)),
  };
  return { ...answer, body };
}

/** Tells the app of a check run; people's own checks would be told to others. */
function announceRun(state: GitHubState, action: string, run: CheckRunRecord, call: Call): void {
  const sender = call.caller.kind === "person" ? call.caller.login : `${state.app.slug}[bot]`;
  state.hooks.announce("check_run", () => checkRunPayload(state, action, run, sender));
}
