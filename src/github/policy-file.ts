import { z } from "zod";
import { POLICY_FILE } from "../model/policy.ts";
import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** What GitHub said of a config file. */
export type PolicyFileAnswer =
  | {
      readonly kind: "file";
      readonly text: string;
      readonly etag: string | null;
      readonly url: string;
    }
  | { readonly kind: "no-file" }
  | { readonly kind: "unchanged" };

/** Of a file over 1 MB GitHub gives no content, and another encoding: it is not an empty file. */
const File = z.object({
  type: z.literal("file"),
  encoding: z.literal("base64"),
  content: z.string(),
  html_url: z.string(),
});

/** Where a config file stands. */
interface Place {
  readonly owner: string;
  readonly repo: string;
  /** Absent: the default branch. */
  readonly ref?: string;
}

/** An organisation's config on the default branch. */
export function fetchPolicyFile(
  github: GitHub,
  owner: string,
  etag: string | null,
): Promise<PolicyFileAnswer> {
  return fetchConfig(github, { owner, repo: POLICY_FILE.repository }, etag);
}

/** A repository's own config on one of its branches: named in full, as a tag may have its name. */
export function fetchRepositoryFile(
  github: GitHub,
  repository: Repository,
  branch: string,
  etag: string | null,
): Promise<PolicyFileAnswer> {
  return fetchConfig(github, { ...named(repository), ref: `refs/heads/${branch}` }, etag);
}

/**
 * The config file at a place. Only GitHub's 404 on the file counts as "no file"; any other failure
 * is thrown, a branch that is gone too, so that it is never mistaken for one.
 */
async function fetchConfig(
  github: GitHub,
  place: Place,
  etag: string | null,
): Promise<PolicyFileAnswer> {
  try {
    const { data, headers } = await github.rest.repos.getContent({
      ...place,
      path: POLICY_FILE.path,
      ...(etag === null ? {} : { headers: { "if-none-match": etag } }),
    });
    const file = File.parse(data);
    const text = Buffer.from(file.content, "base64").toString("utf8");
    return { kind: "file", text, etag: headers.etag ?? null, url: file.html_url };
  } catch (error) {
    const answer = answerOf(error);
    if (answer !== null) return answer;
    throw new Error(`reading ${POLICY_FILE.path} of ${place.owner}/${place.repo}`, {
      cause: error,
    });
  }
}

/** What some of GitHub's errors say of the file; null: nothing. */
function answerOf(error: unknown): PolicyFileAnswer | null {
  if (!(error instanceof Error && "status" in error)) return null;
  if (error.status === 304) return { kind: "unchanged" };
  const isNoFile = error.status === 404 && !NoBranch.safeParse(error).success;
  return isNoFile ? { kind: "no-file" } : null;
}

/** How GitHub says that there is no such branch. */
const NoBranch = z.object({
  response: z.object({
    data: z.object({ message: z.string().regex(/no commit found for the ref/i) }),
  }),
});
