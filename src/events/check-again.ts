import { runGate } from "../gate.ts";
import { checkOfPayload, originOf } from "../github/payloads.ts";
import { CHECK_NAME, CONFIG_CHECK_NAME } from "../model/check-run.ts";
import type { Entrance, World } from "../world.ts";
import { type ConfigCommit, checkConfigAt } from "./config-check.ts";
import { checkMergeGroupAgain } from "./merge-group.ts";
import { pullsWithHead } from "./pulls-with-head.ts";

/** A person pressed "Re-run": the pull requests are found by commit, since forks' are not told. */
export async function checkAgain(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const check = checkOfPayload(payload);
  const { headSha, name } = check;
  if (name !== null && name !== CHECK_NAME && name !== CONFIG_CHECK_NAME) return;
  const origin = originOf(payload);
  const world = await enter(id, origin);
  if (await checkMergeGroupAgain(world, origin.repository, check)) return;
  const pulls = await pullsWithHead(world, origin, headSha);
  if (pulls.length === 0) return checkConfigAgain(world, { ...origin, headSha });
  // What is asked for is one check of the commit, however many pull requests share it.
  for (const [at, pull] of pulls.entries()) await runGate({ ...world, isAsked: at === 0 }, pull);
}

/** Of a commit that was pushed to the default branch; any other was not checked before. */
async function checkConfigAgain(world: World, commit: ConfigCommit): Promise<void> {
  const { repository, headSha } = commit;
  const known = await world.store.checks.get(repository.id, headSha, CONFIG_CHECK_NAME);
  if (known !== null) await checkConfigAt({ ...world, isAsked: true }, commit);
}
