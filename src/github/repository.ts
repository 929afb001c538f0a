import type { Repository } from "../model/pull-request.ts";

/** A repository as GitHub's API wants it named. */
export function named({ owner, name }: Repository): { owner: string; repo: string } {
  return { owner, repo: name };
}
