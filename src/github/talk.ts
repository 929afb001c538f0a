import type { Repository } from "../model/pull-request.ts";
import type { Instant } from "../model/time.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** What is said to a comment without words. */
export type Reaction = "eyes" | "+1" | "confused";

/** Reacts to a comment, once however often it is called; false: the comment is gone. */
export async function react(
  github: GitHub,
  repository: Repository,
  commentId: number,
  content: Reaction,
): Promise<boolean> {
  try {
    const comment = { ...named(repository), comment_id: commentId, content };
    await github.rest.reactions.createForIssueComment(comment);
    return true;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return false;
    throw new Error(`reacting to comment ${commentId}`, { cause: error });
  }
}

/** Writes a comment under an issue or a pull request. */
export async function say(
  github: GitHub,
  repository: Repository,
  number: number,
  body: string,
): Promise<void> {
  await github.rest.issues.createComment({
    ...named(repository),
    issue_number: number,
    body,
    // Never repeated blindly: the delivery is tried again, and looks for what was said.
    request: { retries: 0 },
  });
}

/** Whether a comment with a mark stands there, written since a moment by an app or a bot. */
export async function isSaid(
  github: GitHub,
  repository: Repository,
  number: number,
  marker: string,
  since: Instant,
): Promise<boolean> {
  const where = { ...named(repository), issue_number: number, since, per_page: 100 };
  for await (const { data } of github.paginate.iterator(github.rest.issues.listComments, where)) {
    if (data.some(({ user, body }) => user?.type === "Bot" && body?.includes(marker))) return true;
  }
  return false;
}
