import { endBranch } from "../github/commit-on-branch.ts";
import { type Origin, originOf } from "../github/payloads.ts";
import { type ProposalPull, proposalPullOfPayload } from "../github/proposal-payload.ts";
import { isProposalBranch } from "../perform/proposal-branch.ts";
import { holdsPolicy } from "../policy/config-file.ts";
import type { Store } from "../store.ts";
import type { Entrance } from "../world.ts";

/**
 * A pull request on the config was closed or merged. Of a proposal of the app's own that is kept,
 * with who did it, and its branch goes. Any other pull request is left alone.
 */
export async function noticeProposalEnd(
  enter: Entrance,
  store: Store,
  id: string,
  payload: unknown,
): Promise<void> {
  const origin = originOf(payload);
  if (!holdsPolicy(origin.repository)) return;
  const pull = proposalPullOfPayload(payload);
  if (!pull.isFromHere || !isProposalBranch(pull.branch)) return;
  const world = await enter(id, { ...origin, repository: null });
  const bot = await world.botLogin();
  const known = await store.proposals.get(origin.repository.id, pull.number);
  if (known === null && pull.author !== bot) return;
  await keepEnd(store, origin, pull, bot);
  const { id: repositoryId, owner, name: repo } = origin.repository;
  await endBranch(await world.proposalGitHub(repositoryId), { owner, repo, branch: pull.branch });
}

/** Of the app's own closing it was kept before why; what people merged, the next reader reads. */
async function keepEnd(
  store: Store,
  { repository: { id, owner } }: Origin,
  { number, isMerged, endedAt, sender }: ProposalPull,
  bot: string,
): Promise<void> {
  const state = isMerged ? "merged" : "closed";
  const endedBy = sender === bot ? null : sender;
  await store.proposals.turn(id, number, { state, endedAt, endedBy });
  if (isMerged) await store.policyFiles.forget(owner);
}

/** Somebody opened a proposal again: from then on it is theirs, whatever the evidence calls for. */
export async function noticeProposalAgain(store: Store, payload: unknown): Promise<void> {
  const { repository, installationId } = originOf(payload);
  if (!holdsPolicy(repository)) return;
  const { number, sender } = proposalPullOfPayload(payload);
  const known = await store.proposals.get(repository.id, number);
  if (known === null) return;
  await store.proposals.keep(installationId, { ...known, by: sender });
  const turn = { state: "open", endedAt: null, endedBy: null } as const;
  await store.proposals.turn(repository.id, number, turn);
}
