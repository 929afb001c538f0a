import type { DocumentContent } from "../model/design-document.ts";
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
    if ((data.size ?? 0) > maxBytes) return tooLarge(maxBytes);
    return textOf(Buffer.from(data.content, data.encoding === "base64" ? "base64" : "utf8"));
  } catch (error) {
    if (isTooLarge(error)) return tooLarge(maxBytes);
    if (isMissing(error)) return unreadable("it is not a file (a submodule, perhaps)");
    throw new Error(`reading object ${blob} of ${repository.owner}/${repository.name}`, {
      cause: error,
    });
  }
}

function textOf(bytes: Buffer): DocumentContent {
  if (bytes.includes(0)) return unreadable("it is a binary file");
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return unreadable("it is not UTF-8 text");
  }
}

function tooLarge(maxBytes: number): DocumentContent {
  return unreadable(`it is larger than ${Math.floor(maxBytes / 1024)} KiB`);
}

function unreadable(why: string): DocumentContent {
  return { kind: "unreadable", why };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof AnswerTooLargeError;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404;
}
