import { policyInForce } from "../gather/policy-in-force.ts";
import { fileAt } from "../github/file-at.ts";
import type { Origin } from "../github/payloads.ts";
import { POLICY_FILE } from "../model/policy.ts";
import type { OpenPulls } from "../model/pull-request.ts";
import { repositorySweepScope, type SweepScope, sweepScope } from "../policy/sweep-scope.ts";
import { deliveryOf } from "../queue/errands.ts";
import type { World } from "../world.ts";

/** A push to a branch that holds a config. */
interface ConfigPush extends Pick<Origin, "repository"> {
  readonly beforeSha: string;
  readonly headSha: string;
}

/** In the order of repository and number. */
const FROM_THE_FIRST = { repositoryId: 0, number: 0 } as const;

/**
 * Has the open pull requests assessed whose verdict a push to the organisation's config may change.
 * Of the file count its texts at both commits, whatever has been read of it meanwhile.
 */
export async function sweepAfterConfig(
  world: World,
  deliveryId: string,
  push: ConfigPush,
  texts: ConfigTexts,
): Promise<void> {
  const scope = sweepScope(...texts);
  await sweep(world, deliveryId, scope, { owner: push.repository.owner, towards: null });
}

/** The same of a repository's own config, which is for the pull requests that go to its branch. */
export async function sweepAfterRepositoryConfig(
  world: World,
  deliveryId: string,
  push: ConfigPush & { readonly branch: string },
): Promise<void> {
  const { owner, id: repositoryId } = push.repository;
  const wanted = { owner, towards: { repositoryId, branch: push.branch } };
  const all = { ...wanted, isOfDesigns: false, vouchedBy: null, after: FROM_THE_FIRST };
  // Most branches are nobody's base, and a push to them costs no request.
  if ((await world.store.pulls.openAfter(all, 1)).length === 0) return;
  const { policy } = await policyInForce(world, owner);
  const scope = repositorySweepScope(...(await textsOf(world, push)), policy);
  await sweep(world, deliveryId, scope, wanted);
}

/** Has the open pull requests assessed that somebody reviewed or waived, who may do so no longer. */
export async function sweepAfterLeaving(
  world: World,
  deliveryId: string,
  { owner, login }: { readonly owner: string; readonly login: string },
): Promise<void> {
  const theirs = { owner, towards: null, isOfDesigns: false, vouchedBy: login };
  await putInLine(world, deliveryId, theirs);
}

/** A config before a push and after it; null: there was no file. */
export type ConfigTexts = readonly [before: string | null, after: string | null];

/** Reads the config at both ends of a push. */
export async function textsOf(
  { github }: World,
  { repository, beforeSha, headSha }: ConfigPush,
): Promise<ConfigTexts> {
  const textAt = (commit: string) =>
    /^0+$/.test(commit) ? null : fileAt(github, repository, POLICY_FILE.path, commit);
  return [await textAt(beforeSha), await textAt(headSha)];
}

async function sweep(
  world: World,
  deliveryId: string,
  scope: SweepScope,
  wanted: Pick<OpenPulls, "owner" | "towards">,
): Promise<void> {
  if (scope === "none") return;
  const isOfDesigns = scope === "designs";
  await putInLine(world, deliveryId, { ...wanted, isOfDesigns, vouchedBy: null });
}

async function putInLine(
  { store, installationId, now }: World,
  deliveryId: string,
  wanted: Omit<OpenPulls, "after">,
): Promise<void> {
  const errand = { kind: "sweep-known", installationId, ...wanted, after: FROM_THE_FIRST } as const;
  await store.deliveries.add(deliveryOf(errand, `${deliveryId}:known`, now));
}
