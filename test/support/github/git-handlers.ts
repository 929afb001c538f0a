import { forkBranch, tip } from "./branches.ts";
import { type Answer, actorOf, type Call, type Handlers, repositoryOf } from "./calls.ts";
import { checkSuitePayload } from "./check-payloads.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { announcePull } from "./pull-news.ts";
import { openPulls, updatePull } from "./pulls.ts";
import { pushPayload } from "./push-payload.ts";
import type { GitHubState } from "./state.ts";

/** Branches that move, with what follows: pushes, and pull requests whose head is another now. */
export function gitHandlers(state: GitHubState): Handlers {
  const at = "/repos/{owner}/{repo}";
  return {
    [`POST ${at}/git/refs`]: (call) => moveBranch(state, call, refOf(call)),
    [`PATCH ${at}/git/refs/{ref}`]: (call) => moveBranch(state, call, refOf(call)),
    [`GET ${at}/git/ref/{ref}`]: (call) => forwardGit(state, call),
    [`GET ${at}/git/commits/{commit_sha}`]: (call) => forwardGit(state, call),
    [`POST ${at}/git/commits`]: (call) => forwardGit(state, call),
    [`POST ${at}/git/trees`]: (call) => forwardGit(state, call),
    [`POST ${at}/git/blobs`]: (call) => forwardGit(state, call),
    [`GET ${at}/git/blobs/{file_sha}`]: async (call) => rawOr(call, await forwardGit(state, call)),
    [`GET ${at}/contents/{path}`]: async (call) => rawOr(call, await forwardGit(state, call)),
    [`PUT ${at}/contents/{path}`]: (call) => changeFile(state, call),
    [`DELETE ${at}/contents/{path}`]: (call) => changeFile(state, call),
  };
}

/** The token to send on: the app's and people's own to write, the owner's to read. */
export function tokenToForward({ method, headers }: Call): string | null {
  return method === "GET" ? null : (headers["authorization"]?.split(" ").at(-1) ?? null);
}

/** Git objects of a fork are kept with the repository's: its requests go there, as the owner's. */
async function forwardGit(state: GitHubState, call: Call): Promise<Answer> {
  const parent = state.forks.get(repositoryOf(call));
  if (parent === undefined) {
    const { method, path, body } = call;
    return state.emulator.send({ method, path, body, token: tokenToForward(call) });
  }
  const fork = repositoryOf(call);
  const path = call.path
    .replace(`/repos/${fork}/`, `/repos/${parent}/`)
    .replace(/\/git\/(refs?)\/heads(\/|%2F)/, `/git/$1/heads/${forkBranch(fork, "")}`);
  const body = isObject(call.body) ? withForkRef(fork, call.body) : call.body;
  return state.emulator.send({ method: call.method, path, body, token: null });
}

function withForkRef(fork: string, body: JsonObject): JsonObject {
  const { ref } = body;
  if (typeof ref !== "string") return body;
  return { ...body, ref: ref.replace(/^refs\/heads\//, `refs/heads/${forkBranch(fork, "")}`) };
}

function refOf({ parameters, body }: Call): string {
  const ref = parameters["ref"] ?? (isObject(body) ? String(body["ref"]) : "");
  return ref.replace(/^refs\//, "").replace(/^heads\//, "");
}

async function moveBranch(state: GitHubState, call: Call, branch: string): Promise<Answer> {
  const repository = repositoryOf(call);
  const parent = state.forks.get(repository);
  const kept = parent === undefined ? branch : forkBranch(repository, branch);
  const before = await tip(state, parent ?? repository, kept);
  const answer = await forwardGit(state, call);
  if (answer.status >= 400 || !isObject(call.body)) return answer;
  const after = String(call.body["sha"]);
  await branchMoved(state, { repository, branch, before, after, sender: actorOf(state, call) });
  return answer;
}

interface Move {
  readonly repository: string;
  readonly branch: string;
  /** Null: the branch is new. */
  readonly before: string | null;
  readonly after: string;
  readonly sender: string;
}

/** Tells the app that a branch ends elsewhere now, and of the pull requests that come from it. */
export async function branchMoved(state: GitHubState, move: Move): Promise<void> {
  const { repository, branch, after, sender } = move;
  const before = move.before ?? "0".repeat(40);
  if (!state.forks.has(repository)) {
    const ref = `refs/heads/${branch}`;
    const push = { repository, ref, before, after, sender };
    state.hooks.announce("push", () => pushPayload(state, push));
    state.hooks.announce("check_suite", () =>
      checkSuitePayload(state, "requested", repository, after, sender),
    );
  }
  for (const pull of openPulls(state, repository, { headRef: branch })) {
    const baseSha = (await tip(state, pull.repository, pull.baseRef)) ?? pull.baseSha;
    const changed = updatePull(state, pull, { headSha: after, baseSha });
    announcePull(state, "synchronize", changed, sender, { before, after });
  }
}

async function changeFile(state: GitHubState, call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const body = isObject(call.body) ? call.body : {};
  const branch = typeof body["branch"] === "string" ? body["branch"] : "main";
  const before = await tip(state, repository, branch);
  const answer = await forwardGit(state, call);
  const after = await tip(state, repository, branch);
  if (answer.status < 300 && after !== null && after !== before) {
    await branchMoved(state, { repository, branch, before, after, sender: actorOf(state, call) });
  }
  return answer;
}

/** GitHub gives contents up to this size in JSON, in bytes. */
const MOST_IN_JSON = 1024 * 1024;

/** A file as its bytes, to who asks for them; and none of it in JSON when it is too long. */
function rawOr({ headers, template }: Call, answer: Answer): Answer {
  const { body } = answer;
  if (answer.status !== 200 || !isJsonFile(body)) return answer;
  const bytes = Buffer.from(String(body["content"]), "base64");
  if (/[.+]raw\b/.test(headers["accept"] ?? "")) {
    const type = "application/vnd.github.raw+json; charset=utf-8";
    return { status: 200, headers: { "content-type": type }, body: bytes };
  }
  const isCut = template?.endsWith("/contents/{path}") && bytes.length > MOST_IN_JSON;
  return isCut ? { ...answer, body: { ...body, content: "", encoding: "none" } } : answer;
}

function isJsonFile(body: Json | Buffer | undefined): body is JsonObject {
  return isObject(body) && !Buffer.isBuffer(body) && typeof body["content"] === "string";
}
