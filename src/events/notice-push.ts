import { type Origin, originOf, pushOfPayload, senderOfPayload } from "../github/payloads.ts";
import { POLICY_FILE } from "../model/policy.ts";
import { holdsPolicy } from "../policy/config-file.ts";
import { weighTeamsLater } from "../queue/weigh-later.ts";
import type { Store } from "../store.ts";
import type { Entrance } from "../world.ts";
import { checkConfigAt } from "./config-check.ts";
import { sweepAfterConfig, sweepAfterRepositoryConfig, textsOf } from "./config-sweep.ts";
import { keepPhases } from "./keep-phases.ts";

type Push = Omit<ReturnType<typeof pushOfPayload>, "repository"> & Origin & { readonly by: string };

/** A push that may have changed a config: it is read anew, checked, and counts for what is open. */
export async function noticePush(
  enter: Entrance,
  store: Store,
  id: string,
  payload: unknown,
): Promise<void> {
  const push = { ...pushOfPayload(payload), ...originOf(payload), by: senderOfPayload(payload) };
  await store.repositoryFiles.forget(push.repository.id, push.branch);
  if (holdsPolicy(push.repository)) await noticeOrganizations(enter, store, id, push);
  else await noticeRepositorys(enter, id, push);
}

async function noticeOrganizations(enter: Entrance, store: Store, id: string, push: Push) {
  if (!push.isDefaultBranch) return;
  await store.policyFiles.forget(push.owner);
  if (!mayTouch(push)) return;
  const world = await enter(id, push);
  const texts = await textsOf(world, push);
  await keepPhases(world, { ...push, at: push.at ?? world.now }, texts);
  await sweepAfterConfig(world, id, push, texts);
  await weighTeamsLater(world, push.owner, id);
  await checkConfigAt(world, push);
}

/** Each branch has a file of its own, for the pull requests that go there. */
async function noticeRepositorys(enter: Entrance, id: string, push: Push) {
  if (!mayTouch(push) || isGone(push.headSha)) return;
  const world = await enter(id, push);
  await sweepAfterRepositoryConfig(world, id, push);
  if (push.isDefaultBranch && push.paths.length > 0) await checkConfigAt(world, push);
}

/** Where GitHub lists no paths, as of a branch that is set back, the file may be another too. */
function mayTouch({ paths }: Push): boolean {
  return paths.length === 0 || paths.includes(POLICY_FILE.path);
}

function isGone(sha: string): boolean {
  return /^0+$/.test(sha);
}
