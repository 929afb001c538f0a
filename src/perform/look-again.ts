import { endOfPull } from "../github/own-pulls.ts";
import type { Proposal } from "../model/proposal.ts";
import type { World } from "../world.ts";
import { configWriter } from "./config-writer.ts";

/** Asks GitHub whether proposals are still open, and keeps how they ended: news of it may be lost. */
export async function lookAgain(
  world: World,
  owner: string,
  open: readonly Proposal[],
): Promise<void> {
  const { github, repo } = await configWriter(world, owner);
  for (const { repositoryId, number } of open) {
    const end = await endOfPull(github, { owner, repo, number });
    if (end !== null) await world.store.proposals.turn(repositoryId, number, end);
  }
}
