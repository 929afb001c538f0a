import { z } from "zod";
import type { Instant } from "../model/time.ts";

/** A comment as it was written. */
export interface Comment {
  readonly id: number;
  /** Of the issue or pull request that it stands under. */
  readonly number: number;
  readonly isOnPull: boolean;
  /** Its page. */
  readonly url: string;
  readonly by: string;
  /** Neither a bot nor somebody who is gone. */
  readonly isByPerson: boolean;
  readonly body: string;
  readonly at: Instant;
}

const CommentPayload = z.object({
  issue: z.object({ number: z.int(), pull_request: z.unknown().optional() }),
  comment: z.object({
    id: z.int(),
    html_url: z.string(),
    user: z.object({ login: z.string(), type: z.string() }).nullish(),
    body: z.string(),
    created_at: z.string(),
  }),
});

/** The comment of an `issue_comment` event. */
export function commentOfPayload(payload: unknown): Comment {
  const { issue, comment } = CommentPayload.parse(payload);
  return {
    id: comment.id,
    number: issue.number,
    isOnPull: issue.pull_request != null,
    url: comment.html_url,
    by: comment.user?.login ?? "ghost",
    isByPerson: comment.user?.type === "User",
    body: comment.body,
    at: comment.created_at,
  };
}
