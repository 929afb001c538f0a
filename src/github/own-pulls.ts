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

/** How a pull request ended; GitHub does not tell here who closed it. Null: it is open. */
export async function endOfPull(
  { rest: { pulls } }: GitHub,
  { owner, repo, number }: OwnPull,
): Promise<ProposalTurn | null> {
  const { data } = await pulls.get({ owner, repo, pull_number: number });
  if (data.state === "open") return null;
  const isMerged = data.merged_at !== null;
  return {
    state: isMerged ? "merged" : "closed",
    endedAt: data.merged_at ?? data.closed_at,
    endedBy: isMerged ? (data.merged_by?.login ?? null) : null,
  };
}
