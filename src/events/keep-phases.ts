import type { PhaseChange } from "../model/phase-change.ts";
import type { Proposal } from "../model/proposal.ts";
import type { Instant } from "../model/time.ts";
import { parsePolicy } from "../policy/parse.ts";
import { type PhaseStep, phaseSteps } from "../policy/phase-steps.ts";
import type { Store } from "../store.ts";
import type { ConfigTexts } from "./config-sweep.ts";

/** What the history is read from and kept in. */
export interface PhaseKeeper {
  readonly store: Pick<Store, "phases" | "proposals" | "policyFiles">;
  readonly installationId: number;
}

/** A push to the config's default branch. */
export interface PhasePush {
  readonly owner: string;
  /** Who pushed or merged. */
  readonly by: string;
  readonly at: Instant;
  readonly headSha: string;
  /** Of its newest commit. */
  readonly headline: string;
}

/** Keeps which teams a push puts into another phase, who did it and why. */
export async function keepPhases(
  world: PhaseKeeper,
  push: PhasePush,
  texts: ConfigTexts,
): Promise<void> {
  const { store, installationId } = world;
  for (const step of await stepsOf(world, push, texts)) {
    await store.phases.keep(installationId, push.owner, await changeOf(world, push, step));
  }
}

/** A broken config puts nobody anywhere, and what mends it follows on the last good one. */
async function stepsOf(
  { store }: PhaseKeeper,
  { owner }: PhasePush,
  [before, after]: ConfigTexts,
): Promise<readonly PhaseStep[]> {
  const now = parsePolicy(after ?? NO_FILE).policy;
  if (now === null) return [];
  const old = parsePolicy(before ?? NO_FILE).policy;
  if (old !== null) return phaseSteps(old, now);
  const lastGood = (await store.policyFiles.get(owner))?.lastGood ?? null;
  return lastGood === null ? [] : phaseSteps(parsePolicy(lastGood).policy, now);
}

/** The smallest config, which lists no teams. */
const NO_FILE = "version: 1\n";

/** A headline is cut, in characters: anybody may write it as long as they like. */
const LONGEST = 300;

async function changeOf(
  world: PhaseKeeper,
  { by, at, headSha: commit, headline }: PhasePush,
  step: PhaseStep,
): Promise<PhaseChange> {
  const proposal = await proposalOf(world, step);
  const why = proposal?.why || headline.slice(0, LONGEST);
  return { ...step, by, at, why, commit, url: proposal?.url ?? null };
}

/** The proposal that a change comes of: the newest of the same step that none came of before. */
async function proposalOf(
  { store, installationId }: PhaseKeeper,
  { team, from, to }: PhaseStep,
): Promise<Proposal | null> {
  const proposals = await store.proposals.latest(installationId, team, MOST);
  const changes = await store.phases.latest(installationId, team, MOST);
  const used = new Set(changes.map(({ url }) => url));
  return (
    proposals.find(
      (each) =>
        each.state !== "closed" && each.from === from && each.to === to && !used.has(each.url),
    ) ?? null
  );
}

/** So many of a team's proposals and changes are looked at, newest first. */
const MOST = 100;
