import { code } from "../../report/escape.ts";
import type { Outcome } from "../command.ts";
import type { Said } from "../reading/read-comment.ts";

/** A command line with what it came to. */
export interface Answered {
  readonly said: Said;
  readonly outcome: Outcome;
}

/** A longer comment is cut between answers, in characters; GitHub takes 65,536. */
const LONGEST = 60_000;

/** The one comment that answers all commands of another; null: there is nothing to say. */
export function answerComment(answered: readonly Answered[], marker: string): string | null {
  const parts = answered.flatMap(({ said, outcome: { answer } }) => {
    if (answer === null) return [];
    return [answered.length === 1 ? answer : `${code(said.text, 120)}\n\n${answer}`];
  });
  if (parts.length === 0) return null;
  const text = parts.reduce((all, part) =>
    all.length + part.length > LONGEST ? all : `${all}\n\n---\n\n${part}`,
  );
  return `${text}\n\n${marker}`;
}

/** By which the answer to a comment is known again; nobody sees it. */
export function markerOf(commentId: number): string {
  return `<!-- threatgate answers comment ${commentId} -->`;
}
