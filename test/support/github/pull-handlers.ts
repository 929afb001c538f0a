import { tip } from "./branches.ts";
import {
  type Answer,
  actorOf,
  type Call,
  type Handlers,
  page,
  pageOf,
  refuse,
  repositoryOf,
} from "./calls.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { changedFiles } from "./pull-files.ts";
import { mergePull } from "./pull-merge.ts";
import { announcePull } from "./pull-news.ts";
import { openPull } from "./pull-opening.ts";
import { type PullRecord, pullJson, pullKey, updatePull } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** GitHub lists so many files of a pull request, and no more. */
const MOST_FILES = 3000;

/** Pull requests: the emulator's, with heads that move and files that were really changed. */
export function pullHandlers(state: GitHubState): Handlers {
  return {
    "GET /repos/{owner}/{repo}/pulls": (call) => listPulls(state, call),
    "POST /repos/{owner}/{repo}/pulls": (call) => openPull(state, call),
    "GET /repos/{owner}/{repo}/pulls/{pull_number}": (call) =>
      withPull(state, call, async (pull) => ({ status: 200, body: await pullJson(state, pull) })),
    "PATCH /repos/{owner}/{repo}/pulls/{pull_number}": (call) =>
      withPull(state, call, (pull) => editPull(state, call, pull)),
    "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": (call) =>
      withPull(state, call, async (pull) => {
        const files = await changedFiles(state, pull);
        return page(call, state.url, files.slice(0, MOST_FILES));
      }),
    "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge": (call) =>
      withPull(state, call, (pull) => mergePull(state, call, pull)),
    "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls": (call) => pullsOfCommit(state, call),
  };
}

/** The pull request that a request is about, or 404. */
export async function withPull(
  state: GitHubState,
  call: Call,
  answer: (pull: PullRecord) => Promise<Answer>,
): Promise<Answer> {
  const number = call.parameters["pull_number"] ?? "";
  const pull = state.pulls.get(pullKey(repositoryOf(call), number));
  return pull === undefined ? refuse(404) : answer(pull);
}

async function listPulls(state: GitHubState, call: Call): Promise<Answer> {
  const wanted = call.query.get("state") ?? "open";
  const head = call.query.get("head");
  const base = call.query.get("base");
  const pulls = [...state.pulls.values()].filter(
    (pull) =>
      pull.repository.toLowerCase() === repositoryOf(call).toLowerCase() &&
      (wanted === "all" || pull.isOpen === (wanted === "open")) &&
      (base === null || base === pull.baseRef) &&
      (head === null || head === `${(pull.fork ?? pull.repository).split("/")[0]}:${pull.headRef}`),
  );
  const oldestFirst = call.query.get("direction") === "asc";
  const sorted = oldestFirst ? pulls : pulls.reverse();
  const { size, number } = pageOf(call);
  const shown = new Map<PullRecord, JsonObject>();
  for (const pull of sorted.slice((number - 1) * size, number * size)) {
    shown.set(pull, await pullJson(state, pull));
  }
  return page(
    call,
    state.url,
    sorted.map((pull) => shown.get(pull) ?? {}),
  );
}

async function editPull(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const body = isObject(call.body) ? call.body : {};
  const before = await pullJson(state, pull);
  const answer = await state.emulator.send({
    method: "PATCH",
    path: call.path,
    token: call.headers["authorization"]?.split(" ")[1] ?? null,
    body,
  });
  if (answer.status >= 400) return answer;
  const base = typeof body["base"] === "string" ? body["base"] : pull.baseRef;
  const baseSha = (await tip(state, pull.repository, base)) ?? pull.baseSha;
  const isOpen = body["state"] === undefined ? pull.isOpen : body["state"] === "open";
  const moved = base === pull.baseRef ? {} : { baseRef: base, baseSha };
  const changed = updatePull(state, pull, { isOpen, ...moved });
  const changes = changesOf(before, body, pull, changed);
  const actor = actorOf(state, call);
  if (isOpen !== pull.isOpen) announcePull(state, isOpen ? "reopened" : "closed", changed, actor);
  else if (Object.keys(changes).length > 0)
    announcePull(state, "edited", changed, actor, { changes });
  return { status: 200, body: await pullJson(state, changed) };
}

function changesOf(
  before: JsonObject,
  body: JsonObject,
  old: PullRecord,
  changed: PullRecord,
): JsonObject {
  const was = (key: string): Readonly<Record<string, Json>> =>
    body[key] === undefined || body[key] === before[key]
      ? {}
      : { [key]: { from: before[key] ?? "" } };
  if (old.baseRef === changed.baseRef) return { ...was("title"), ...was("body") };
  const base = { ref: { from: old.baseRef }, sha: { from: old.baseSha } };
  return { ...was("title"), ...was("body"), base };
}

async function pullsOfCommit(state: GitHubState, call: Call): Promise<Answer> {
  const sha = call.parameters["commit_sha"];
  // Of a fork's commits GitHub tells nothing here.
  const pulls = [...state.pulls.values()].filter(
    (pull) =>
      pull.repository.toLowerCase() === repositoryOf(call).toLowerCase() &&
      pull.fork === null &&
      (pull.headSha === sha || pull.merge?.sha === sha),
  );
  return page(call, state.url, await Promise.all(pulls.map((pull) => pullJson(state, pull))));
}
