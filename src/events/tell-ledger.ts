import { isMember } from "../gather/memberships.ts";
import { policyInForce } from "../gather/policy-in-force.ts";
import { rosterOf } from "../gather/roster.ts";
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

/** Whether somebody's word on a pull request may be Security's first, as far as is remembered. */
export async function mayBeginReview(
  { ledger }: Pick<Store, "ledger">,
  { repositoryId, number, by }: Pick<Deed, "repositoryId" | "number" | "by">,
): Promise<boolean> {
  const session = await ledger.session(repositoryId, number);
  return session !== null && !session.isFrozen && !isSamePerson(by, session.author);
}

/**
 * Keeps that Security's review of a pull request began, where this is its first word there. Costs
 * a request only before that, where nobody listed the security team for hours.
 */
export async function tellReview(world: World, deed: Deed): Promise<void> {
  if (!(await mayBeginReview(world.store, deed))) return;
  if (!(await isSecuritys(world, deed))) return;
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
  // Who works on their own design is its team.
  if (isSamePerson(by, author)) return;
  if (!(await isSecuritys(world, { owner: repository.owner, by }))) return;
  const id = `${sessionKey(place)}:pushed:${headSha}`;
  const pushed = { kind: "security-pushed", id, at, ...place, commit: headSha } as const;
  await world.store.ledger.append(world.installationId, pushed);
}

async function isSecuritys(
  world: World,
  { owner, by }: Pick<Deed, "owner" | "by">,
): Promise<boolean> {
  const { team } = (await policyInForce(world, owner)).policy.security;
  if (team === null) return false;
  const { logins } = await rosterOf(world, owner, team);
  return logins === null ? isMember(world, owner, team, by) : logins.includes(by.toLowerCase());
}

function isSamePerson(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Keeps that a session ended, if the pull request was one, and gives its team; null: it has none. */
export async function tellEnd(
  { ledger }: Store,
  installationId: number,
  { repository, number }: PullRequest,
  { isMerged, at }: { readonly isMerged: boolean; readonly at: Instant },
): Promise<string | null> {
  const place = { repositoryId: repository.id, number };
  const session = await ledger.session(repository.id, number);
  if (session === null) return null;
  const kind = isMerged ? "completed" : "abandoned";
  const id = `${sessionKey(place)}:${kind}:${at}`;
  const ended: EventOf<typeof kind> = { kind, id, at, ...place, team: session.team };
  await ledger.append(installationId, ended);
  return session.team;
}
