import { assess } from "./assess.ts";
import { decide } from "./decide.ts";
import { gather } from "./gather.ts";
import type { PullRequest } from "./model/pull-request.ts";
import { perform } from "./perform.ts";
import { checkRunNotAssessed } from "./report/check-run.ts";
import type { World } from "./world.ts";

/** Runs the gate on a pull request: we gather the facts, assess them, decide, and perform. */
export async function runGate(world: World, pull: PullRequest): Promise<void> {
  const facts = await gather(world, pull);
  if (!facts.pull.isOpen) return;
  const assessment = assess(facts);
  await perform(decide(assessment, facts), facts.pull, world);
}

/** Says on a pull request that the gate itself failed, after its last try. */
export async function reportFailure(world: World, pull: PullRequest, what: string): Promise<void> {
  const check = checkRunNotAssessed({ what });
  await perform([{ kind: "publish-check", headSha: pull.headSha, check }], pull, world);
}
