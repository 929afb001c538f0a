import {
  type Answer,
  type Call,
  type Handlers,
  page,
  pageOf,
  refuse,
  repositoryOf,
} from "./calls.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { changedFiles } from "./pull-files.ts";
import { announcePull } from "./pull-news.ts";
import { type PullRecord, pullJson, pullKey, updatePull } from "./pulls.ts";
import { type GitHubState, moment } from "./state.ts";

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

/** The login that a request acts as. */
export function actorOf(state: GitHubState, { caller }: Call): string {
  return caller.kind === "person" ? caller.login : `${state.app.slug}[bot]`;
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

async function openPull(state: GitHubState, call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const body = isObject(call.body) ? call.body : {};
  const [owner, headRef = ""] = String(body["head"]).includes(":")
    ? String(body["head"]).split(":")
    : [call.parameters["owner"], String(body["head"])];
  const fork = owner === call.parameters["owner"] ? null : `${owner}/${call.parameters["repo"]}`;
  const kept = fork === null ? headRef : forkBranch(fork, headRef);
  const [headSha, baseSha] = await Promise.all([
    tip(state, repository, kept),
    tip(state, repository, String(body["base"])),
  ]);
  if (headSha === null) return invalid("head", "invalid");
  if (baseSha === null) return invalid("base", "invalid");
  if (headSha === baseSha) return noCommits(call);
  const answer = await state.emulator.send({
    method: "POST",
    path: call.path,
    token: call.headers["authorization"]?.split(" ")[1] ?? null,
    body: { ...body, head: kept },
  });
  if (answer.status !== 201 || !isObject(answer.body)) return answer;
  const pull = updatePull(
    state,
    {
      repository,
      number: Number(answer.body["number"]),
      author: actorOf(state, call),
      headRef,
      headSha,
      baseRef: String(body["base"]),
      baseSha,
      isDraft: body["draft"] === true,
      isOpen: true,
      merge: null,
      fork,
      reviewers: [],
      teams: [],
      updatedAt: moment(),
    },
    {},
  );
  const json = await pullJson(state, pull);
  announcePull(state, "opened", pull, actorOf(state, call));
  return { status: 201, body: json };
}

/** Git objects of a fork live with the repository's own; its branches do under this name. */
export function forkBranch(fork: string, branch: string): string {
  return `forks/${fork}/${branch}`;
}

/** The newest commit of a branch; null: there is no such branch. */
export async function tip(
  state: GitHubState,
  repository: string,
  branch: string,
): Promise<string | null> {
  const path = `/repos/${repository}/git/ref/heads/${branch}`;
  const { status, body } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200 || !isObject(body) || !isObject(body["object"])) return null;
  return String(body["object"]["sha"]);
}

function invalid(field: string, code: string): Answer {
  return refuse(422, "Validation Failed", { errors: [{ resource: "PullRequest", field, code }] });
}

function noCommits({ body }: Call): Answer {
  const { base, head } = body as JsonObject;
  const message = `No commits between ${base} and ${head}`;
  const errors = [{ resource: "PullRequest", code: "custom", message }];
  return refuse(422, "Validation Failed", { errors });
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

async function mergePull(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const { sha } = isObject(call.body) ? call.body : {};
  if (sha !== undefined && sha !== pull.headSha) {
    return refuse(409, "Head branch was modified. Review and try the merge again.");
  }
  if (!pull.isOpen || pull.isDraft) return refuse(405, "Pull Request is not mergeable");
  const merged = await mergeCommit(state, pull);
  const by = actorOf(state, call);
  const path = `/repos/${pull.repository}/pulls/${pull.number}`;
  await state.emulator.write("PATCH", path, { state: "closed" });
  const merge = { sha: merged, by, at: moment() };
  const changed = updatePull(state, pull, { isOpen: false, merge });
  announcePull(state, "closed", changed, by);
  const message = "Pull Request successfully merged";
  return { status: 200, body: { sha: merged, merged: true, message } };
}

/** Puts what the pull request changes onto the newest base, as one commit of two parents. */
async function mergeCommit(state: GitHubState, pull: PullRecord): Promise<string> {
  const at = `/repos/${pull.repository}/git`;
  const base = (await tip(state, pull.repository, pull.baseRef)) ?? pull.baseSha;
  const { tree: root } = await state.emulator.read(`${at}/commits/${base}`);
  const files = await changedFiles(state, pull);
  const entry = (path: Json | undefined, sha: Json) =>
    ({ path: path ?? "", mode: "100644", type: "blob", sha }) as const;
  const tree = files.flatMap(({ filename, sha = null, status, previous_filename: previous }) => [
    entry(filename, status === "removed" ? null : sha),
    ...(previous === undefined ? [] : [entry(previous, null)]),
  ]);
  const baseTree = isObject(root) ? (root["sha"] ?? "") : "";
  const merged = await state.emulator.write("POST", `${at}/trees`, { base_tree: baseTree, tree });
  const commit = await state.emulator.write("POST", `${at}/commits`, {
    message: `Merge pull request #${pull.number}`,
    tree: merged["sha"] ?? "",
    parents: [base, pull.headSha],
  });
  const sha = String(commit["sha"]);
  await state.emulator.write("PATCH", `${at}/refs/heads/${pull.baseRef}`, { sha });
  return sha;
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
