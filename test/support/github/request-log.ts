import type { Call } from "./calls.ts";
import { isObject } from "./json.ts";
import { listedBlobs } from "./pull-files.ts";
import type { GitHubState } from "./state.ts";

/** A request that the app made. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** GitHub's published path; null: there is no such operation. */
  readonly template: string | null;
  /** Null: as the app itself, or as nobody. */
  readonly installation: number | null;
  readonly status: number;
  /** The pull request it was made for, as far as that can be told. */
  readonly pull: { readonly repository: string; readonly number: number } | null;
}

/** `GET /repos/{owner}/{repo}/pulls/{pull_number}/files 200`, to compare whole lists at once. */
export function inBrief({ method, template, path, status }: LoggedRequest): string {
  return `${method} ${template ?? path} ${status}`;
}

/** A request for the log. */
export async function logged(
  state: GitHubState,
  call: Call,
  status: number,
): Promise<LoggedRequest> {
  const { method, path, template, caller } = call;
  const installation = caller.kind === "installation" ? caller.token.installation : null;
  return { method, path, template, installation, status, pull: await pullOf(state, call) };
}

async function pullOf(state: GitHubState, call: Call): Promise<LoggedRequest["pull"]> {
  const { owner, repo, pull_number: number, issue_number: issue } = call.parameters;
  if (owner === undefined) return null;
  const repository = `${owner}/${repo}`;
  const named = Number(number ?? issue);
  if (named > 0) return { repository, number: named };
  const pulls = [...state.pulls.values()].filter((pull) => pull.repository === repository);
  const { file_sha: blob } = call.parameters;
  const sha = headShaOf(state, call);
  for (const pull of pulls) {
    const hasBlob = blob !== undefined && (await listedBlobs(state, pull)).has(blob);
    if (hasBlob || pull.headSha === sha) return { repository, number: pull.number };
  }
  return null;
}

function headShaOf(state: GitHubState, { parameters, body }: Call): string | undefined {
  if (isObject(body) && typeof body["head_sha"] === "string") return body["head_sha"];
  return state.checkRuns.get(Number(parameters["check_run_id"]))?.headSha ?? parameters["ref"];
}
