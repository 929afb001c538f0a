import { z } from "zod";
import { POLICY_FILE } from "../model/policy.ts";
import type { GitHub } from "./client.ts";

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

/**
 * An organisation's config on the default branch. Only GitHub's 404 counts as "no file"; any other
 * failure is thrown, so that it is never mistaken for one.
 */
export async function fetchPolicyFile(
  github: GitHub,
  owner: string,
  etag: string | null,
): Promise<PolicyFileAnswer> {
  try {
    const { data, headers } = await github.rest.repos.getContent({
      owner,
      repo: POLICY_FILE.repository,
      path: POLICY_FILE.path,
      ...(etag === null ? {} : { headers: { "if-none-match": etag } }),
    });
    const file = File.parse(data);
    const text = Buffer.from(file.content, "base64").toString("utf8");
    return { kind: "file", text, etag: headers.etag ?? null, url: file.html_url };
  } catch (error) {
    const status = error instanceof Error && "status" in error ? error.status : null;
    if (status === 304) return { kind: "unchanged" };
    if (status === 404) return { kind: "no-file" };
    throw new Error(`reading ${POLICY_FILE.path} of ${owner}/${POLICY_FILE.repository}`, {
      cause: error,
    });
  }
}
