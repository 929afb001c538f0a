import { policyInForce, rememberedPolicy } from "../gather/policy-in-force.ts";
import type { Policy } from "../model/policy.ts";
import type { Errand } from "../queue/errands.ts";
import { weighTeamLater } from "../queue/weigh-later.ts";
import type { ErrandDesk } from "./errands.ts";

type Kind<K extends Errand["kind"]> = Extract<Errand, { kind: K }>;

/** Puts each team of a config in line to be weighed, unless the app is to propose nothing. */
export async function weighTeams(
  desk: ErrandDesk,
  id: string,
  errand: Kind<"weigh-teams">,
): Promise<void> {
  const { installationId, owner, isDaily } = errand;
  const { teams, promotion } = await policyFor(desk, id, errand);
  if (promotion.mode === "off") return;
  for (const { name: team } of teams) {
    await weighTeamLater({ ...desk, installationId }, { owner, team, isDaily }, `${id}:${team}`);
  }
}

/** As it is remembered; GitHub is asked only where it changed since. */
export async function policyFor(
  { store, enter }: ErrandDesk,
  id: string,
  { installationId, owner }: Kind<"weigh-teams"> | Kind<"weigh-phase">,
): Promise<Policy> {
  const remembered = await rememberedPolicy(store, installationId, owner);
  if (remembered !== null) return remembered;
  const world = await enter(id, { installationId, repository: null });
  return (await policyInForce(world, owner)).policy;
}
