import { checkProposedConfig } from "./events/config-check.ts";
import { othersAsked } from "./gather/others-asked.ts";
import { factsOfHead, type Head, headOf, isSameHead } from "./gather/pulls-of-head.ts";
import { gather } from "./gather.ts";
import { judge } from "./judge/judge.ts";
import { judgeAndChoose } from "./judge/judge-and-choose.ts";
import type { Action } from "./model/action.ts";
import type { Facts } from "./model/facts.ts";
import type { PullRequest } from "./model/pull-request.ts";
import { perform } from "./perform.ts";
import { checkRunNotAssessed } from "./report/check-run.ts";
import { checkOfSharedHead } from "./report/shared-head.ts";
import type { World } from "./world.ts";

/**
 * Runs the gate on a pull request: we gather the facts, assess them, decide, and perform. A check
 * belongs to a commit and not to a pull request, so all that share the head are answered together;
 * one that turns up meanwhile is answered with them in another round.
 */
export async function runGate(world: World, given: PullRequest): Promise<void> {
  const gathered = await gather(world, given);
  const { pull } = gathered;
  if (!pull.isOpen) return;
  let head = await headOf(world, pull);
  await perform(await decided(world, gathered, head), pull, world);
  await checkProposedConfig(world, gathered);
  const facts = await corrected(world, gathered, head);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = await headOf(world, pull);
    if (isSameHead(head, now)) return;
    head = now;
    const check = (await decided(world, facts, head)).filter(publishes);
    await perform(check, pull, { ...world, isAsked: false });
  }
}

/** Where others were asked than was foreseen, the check is put right; the facts as they are then. */
async function corrected(world: World, foreseen: Facts, head: Head): Promise<Facts> {
  const facts = await othersAsked(world, foreseen);
  if (facts === null) return foreseen;
  const again = { ...world, isAsked: false };
  await perform(await decided(again, facts, head), facts.pull, again);
  return facts;
}

/** Others of a head that come later than this have events of their own. */
const MOST_ROUNDS = 3;

function publishes({ kind }: Action): boolean {
  return kind === "publish-check";
}

/** What is to be done about a pull request, in view of the others of its head. */
async function decided(world: World, facts: Facts, head: Head): Promise<readonly Action[]> {
  const own = await judgeAndChoose(world, facts);
  if (head.others.length === 0) return own;
  const others = await factsOfHead(world, facts.pull, head);
  if (others === null) return own.map((action) => withCheck(action, TOO_MANY));
  const parts = checksIn(own, facts);
  for (const each of others) parts.push(...checksIn(await judge(each), each));
  return own.map((action) => withCheck(action, checkOfSharedHead(parts)));
}

function checksIn(actions: readonly Action[], { pull: { number } }: Facts) {
  return actions.flatMap((action) =>
    action.kind === "publish-check" ? [{ number, check: action.check }] : [],
  );
}

const TOO_MANY = checkRunNotAssessed({
  what: "its commit is the head of too many open pull requests",
  retry: "close those that are not needed and re-run this check",
});

function withCheck(action: Action, check: typeof TOO_MANY): Action {
  return action.kind === "publish-check" ? { ...action, check } : action;
}

/** Says on a pull request that the gate itself failed, after its last try. */
export async function reportFailure(world: World, pull: PullRequest, what: string): Promise<void> {
  const check = checkRunNotAssessed({ what });
  await perform([{ kind: "publish-check", headSha: pull.headSha, check }], pull, world);
}
