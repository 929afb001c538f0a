import { isMember } from "../gather/memberships.ts";
import { policyInForce } from "../gather/policy-in-force.ts";
import { type EventOf, sessionKey } from "../model/ledger-event.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { Instant } from "../model/time.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";

/** Where something was done, by whom, and when. */
export interface Deed {
  readonly owner: string;
  readonly repositoryId: number;
  readonly number: number;
  readonly by: string;
  readonly at: Instant;
}

/**
 * Keeps that Security's review of a pull request began, where this is its first word there. Costs
 * a request only before that, for somebody of whom nobody knows yet whether they are of Security.
 */
export async function tellReview(world: World, deed: Deed): Promise<void> {
  const events = await world.store.ledger.ofPull(deed.repositoryId, deed.number);
  if (events.some(({ kind }) => kind === "frozen")) return;
  const model = events.findLast((event) => event.kind === "model-seen");
  if (model === undefined || !(await isSecuritys(world, deed, model.author))) return;
  const { repositoryId, number, by, at } = deed;
  const id = `${sessionKey(deed)}:frozen:${at}`;
  const frozen = { kind: "frozen", id, at, repositoryId, number, by } as const;
  await world.store.ledger.append(world.installationId, frozen);
}

/** Keeps that somebody of Security pushed a commit to the pull request of somebody else. */
export async function tellPush(
  world: World,
  { repository, number, author, headSha, updatedAt: at }: PullRequest,
  by: string,
): Promise<void> {
  const place = { repositoryId: repository.id, number };
  if (!(await isSecuritys(world, { owner: repository.owner, by }, author))) return;
  const id = `${sessionKey(place)}:pushed:${headSha}`;
  const pushed = { kind: "security-pushed", id, at, ...place, commit: headSha } as const;
  await world.store.ledger.append(world.installationId, pushed);
}

/** Of Security, and not the author: who reviews their own design is its team. */
async function isSecuritys(
  world: World,
  { owner, by }: Pick<Deed, "owner" | "by">,
  author: string,
): Promise<boolean> {
  if (by.toLowerCase() === author.toLowerCase()) return false;
  const { team } = (await policyInForce(world, owner)).policy.security;
  return team !== null && (await isMember(world, owner, team, by));
}

/** Keeps that the session of a pull request ended, if it ever was one. */
export async function tellEnd(
  { ledger }: Store,
  installationId: number,
  { repository, number }: PullRequest,
  { isMerged, at }: { readonly isMerged: boolean; readonly at: Instant },
): Promise<void> {
  const place = { repositoryId: repository.id, number };
  const events = await ledger.ofPull(repository.id, number);
  const model = events.findLast((event) => event.kind === "model-seen");
  if (model === undefined) return;
  const kind = isMerged ? "completed" : "abandoned";
  const id = `${sessionKey(place)}:${kind}:${at}`;
  const ended: EventOf<typeof kind> = { kind, id, at, ...place, team: model.team };
  await ledger.append(installationId, ended);
}
