import { installationIdOf } from "../github/installation-payload.ts";
import { changedTeamOfPayload } from "../github/payloads.ts";
import type { Store } from "../store.ts";
import type { Entrance } from "../world.ts";
import { sweepAfterLeaving } from "./config-sweep.ts";

/** Somebody came or went: GitHub is asked again, and a gate that stood open by their word is shut. */
export async function followPeople(
  enter: Entrance,
  store: Store,
  id: string,
  payload: unknown,
): Promise<void> {
  const { owner, team, gone } = changedTeamOfPayload(payload);
  await store.memberships.forget(owner, team);
  if (gone === null) return;
  const installationId = installationIdOf(payload);
  const world = await enter(id, { installationId, repository: null });
  await sweepAfterLeaving(world, id, { owner, login: gone });
}
