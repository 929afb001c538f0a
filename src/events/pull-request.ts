import { runGate } from "../gate.ts";
import {
  endOfPayload,
  originOf,
  pullRequestOfPayload,
  senderOfPayload,
} from "../github/payloads.ts";
import { weighTeamLater } from "../queue/weigh-later.ts";
import type { Store } from "../store.ts";
import type { Entrance } from "../world.ts";
import { noticeProposalEnd } from "./notice-proposal.ts";
import { tellEnd, tellPush } from "./tell-ledger.ts";

/** Checks a pull request that is new, or another one than it was. */
export async function checkPullRequest(
  enter: Entrance,
  id: string,
  payload: unknown,
): Promise<void> {
  const world = await enter(id, originOf(payload));
  await runGate(world, pullRequestOfPayload(payload));
}

/** Checks a pull request with new commits: whose push it is decides who found what it adds. */
export async function checkPush(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const world = await enter(id, originOf(payload));
  const pull = pullRequestOfPayload(payload);
  await tellPush(world, pull, senderOfPayload(payload));
  await runGate(world, pull);
}

/** A pull request was merged or closed: those that share its head need not wait for it any longer. */
export async function noticeEnd(
  enter: Entrance,
  store: Store,
  id: string,
  payload: unknown,
): Promise<void> {
  const origin = originOf(payload);
  const pull = await store.pulls.see(pullRequestOfPayload(payload));
  const end = endOfPayload(payload);
  const team = await tellEnd(store, origin.installationId, pull, end);
  const line = { store, installationId: origin.installationId, now: end.at };
  await weighTeamLater(line, { owner: pull.repository.owner, team }, id);
  await noticeProposalEnd(enter, store, id, payload);
  const { repository } = origin;
  const [other] = await store.pulls.byHead(repository.id, pull.headSha);
  if (other !== undefined) await runGate(await enter(id, origin), { ...other, repository });
}
