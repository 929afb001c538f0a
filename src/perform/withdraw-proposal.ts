import { endOfPull, withdrawPull } from "../github/own-pulls.ts";
import type { World } from "../world.ts";
import type { ConfigPlace } from "./config-writer.ts";

/** Closes a proposal of the app's own, saying why, unless people closed or merged it meanwhile. */
export async function withdraw(
  { store, now }: World,
  { github, owner, repo, repositoryId }: ConfigPlace,
  number: number,
  why: string,
): Promise<void> {
  const pull = { owner, repo, number };
  const end = await endOfPull(github, pull);
  if (end === null) await withdrawPull(github, pull, why);
  const withdrawn = { state: "closed", endedAt: now, endedBy: null } as const;
  await store.proposals.turn(repositoryId, number, end ?? withdrawn);
}
