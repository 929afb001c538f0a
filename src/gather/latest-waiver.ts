import type { PullRequest } from "../model/pull-request.ts";
import { isOver, type Waiver } from "../model/waiver.ts";
import type { World } from "../world.ts";
import { isMember } from "./memberships.ts";

/**
 * The waiver of a pull request, in view of who is in the security team now; null: it has none. One
 * that nobody waived costs no request, and neither does a waiver that is over.
 */
export async function latestWaiver(
  world: World,
  { repository: { id, owner }, number }: PullRequest,
  team: string | null,
): Promise<Waiver | null> {
  const waiver = await world.store.waivers.latest(id, number);
  if (waiver === null || waiver.ended !== null || isOver(waiver, world.now)) return waiver;
  const isOfSecurity = team !== null && (await isMember(world, owner, team, waiver.by));
  return { ...waiver, isOrphaned: !isOfSecurity };
}
