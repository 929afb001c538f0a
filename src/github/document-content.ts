import { z } from "zod";
import type { DocumentContent } from "../model/design-document.ts";
import { contentOfBytes, tooLarge } from "../model/document-bytes.ts";
import type { Repository } from "../model/pull-request.ts";
import { AnswerTooLargeError } from "./bounded-fetch.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/**
 * The text behind a git object id, read from the base repository, which also holds the commits of
 * its forks. What is no text of at most `maxBytes` is unreadable, with the reason.
 */
export async function documentContent(
  github: GitHub,
  repository: Repository,
  blob: string,
  maxBytes: number,
): Promise<DocumentContent> {
  try {
    const { data } = await github.rest.git.getBlob({
      ...named(repository),
      file_sha: blob,
      request: { retries: 0 },
    });
    const encoding = data.encoding === "base64" ? "base64" : "utf8";
    return contentOfBytes(Buffer.from(data.content, encoding), maxBytes);
  } catch (error) {
    if (isTooLarge(error)) return tooLarge(maxBytes);
    if (isMissing(error))
      return { kind: "unreadable", why: "it is not a file (a submodule, perhaps)" };
    throw new Error(`reading object ${blob} of ${repository.owner}/${repository.name}`, {
      cause: error,
    });
  }
}

/**
 * How GitHub refuses an object of more than 100 MB, which an own server may well hold.
 * @see https://docs.github.com/rest/git/blobs#get-a-blob
 */
const TooLargeToGive = z.object({
  status: z.literal(403),
  response: z.object({
    data: z.object({ errors: z.array(z.object({ code: z.literal("too_large") })).nonempty() }),
  }),
});

function isTooLarge(error: unknown): boolean {
  const isOverBound = error instanceof Error && error.cause instanceof AnswerTooLargeError;
  return isOverBound || TooLargeToGive.safeParse(error).success;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404;
}
