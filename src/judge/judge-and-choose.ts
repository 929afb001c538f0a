import { chooseForReview } from "../gather/choose-for-review.ts";
import type { Action } from "../model/action.ts";
import type { Facts } from "../model/facts.ts";
import type { World } from "../world.ts";
import { judge } from "./judge.ts";

/**
 * What is to be done about a pull request. Where Security is to be asked and the config wants it
 * asked by name, people are chosen, their turns are taken, and it is judged again: the check names
 * them. The team itself is left where nobody of it can be.
 */
export async function judgeAndChoose(world: World, facts: Facts): Promise<readonly Action[]> {
  const actions = await judge(facts);
  const wanted = actions.find(asksTeam);
  const choice = wanted === undefined ? null : await chooseForReview(world, facts, wanted);
  if (wanted === undefined || choice === null) return actions;
  const { id } = facts.pull.repository;
  const assigned = await world.store.assignedReviews.list(id, facts.pull.number);
  const named = await judge({ ...facts, assigned });
  const others = named.filter((action) => !asksTeam(action));
  const { fingerprint } = wanted;
  const { people, fallbacks } = choice;
  const [first, ...rest] = people;
  if (first === undefined) return others;
  return [...others, { kind: "request-people", people: [first, ...rest], fallbacks, fingerprint }];
}

function asksTeam(action: Action): action is Extract<Action, { kind: "request-review" }> {
  return action.kind === "request-review";
}
