import type { ProposalTurn } from "../store/proposal-store.ts";
import type { GitHub } from "./client.ts";

/** A pull request of the app. */
interface OwnPull {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/** Closes a pull request of the app, saying why. */
export async function withdrawPull(
  { rest: { issues, pulls } }: GitHub,
  { owner, repo, number }: OwnPull,
  why: string,
): Promise<void> {
  await issues.createComment({ owner, repo, issue_number: number, body: why });
  await pulls.update({ owner, repo, pull_number: number, state: "closed" });
}

/** Gives a pull request of the app another title and text. */
export async function rewritePull(
  { rest: { pulls } }: GitHub,
  { owner, repo, number }: OwnPull,
  text: { readonly title: string; readonly body: string },
): Promise<void> {
  await pulls.update({ owner, repo, pull_number: number, ...text });
}

/** How a pull request ended; null: it is open. Who closed one unmerged, GitHub does not say here. */
export async function endOfPull(
  { rest: { pulls } }: GitHub,
  { owner, repo, number }: OwnPull,
): Promise<ProposalTurn | null> {
  const { data } = await pulls.get({ owner, repo, pull_number: number });
  if (data.state === "open") return null;
  const { merged_at: mergedAt, closed_at: closedAt, merged_by: mergedBy } = data;
  const endedBy = mergedBy?.login ?? SOMEBODY;
  return mergedAt === null
    ? { state: "closed", endedAt: closedAt, endedBy }
    : { state: "merged", endedAt: mergedAt, endedBy };
}

/** What GitHub calls people of whom nothing is known. */
const SOMEBODY = "ghost";
