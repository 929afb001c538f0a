import { designDocuments } from "../gather/design-documents.ts";
import { ownerOfDocuments } from "../gather/owner-of-documents.ts";
import { gather } from "../gather.ts";
import { filesByTree } from "../github/files-by-tree.ts";
import { type MergeGroup, mergeGroupOfBranch, pullsInGroup } from "../github/merge-group.ts";
import { pullByNumber } from "../github/pull-request.ts";
import { judge } from "../judge/judge.ts";
import { CHECK_NAME, type CheckRun } from "../model/check-run.ts";
import type { DesignDocument } from "../model/design-document.ts";
import type { Facts, Ownership } from "../model/facts.ts";
import { PHASES } from "../model/phase.ts";
import type { Repository } from "../model/pull-request.ts";
import { postIfNew } from "../perform/post-check.ts";
import { checkRunNotAssessed } from "../report/check-run.ts";
import { checkOfGroup, type PartOfGroup } from "../report/merge-group.ts";
import type { World } from "../world.ts";

/**
 * Answers for a merge group: with the verdicts of its pull requests, and with one of its own on the
 * documents that read otherwise there than in any of them. Nobody is asked for a review by it.
 */
export async function checkMergeGroup(
  world: World,
  repository: Repository,
  group: MergeGroup,
): Promise<void> {
  await postFor(world, repository, group, await checkFor(world, repository, group));
}

/** Answers anew where somebody asks for it; false: the commit is no merge group's that was answered. */
export async function checkMergeGroupAgain(
  world: World,
  repository: Repository,
  { headSha, headBranch }: { readonly headSha: string; readonly headBranch: string | null },
): Promise<boolean> {
  const { checks, pulls } = world.store;
  const known = await checks.get(repository.id, headSha, CHECK_NAME);
  if (headBranch === null || known === null) return false;
  // Whatever a branch is called: a pull request is answered for as one.
  if ((await pulls.byHead(repository.id, headSha)).length > 0) return false;
  const group = await mergeGroupOfBranch(world.github, repository, headBranch, headSha);
  if (group !== null) await checkMergeGroup({ ...world, isAsked: true }, repository, group);
  return group !== null;
}

/** Says on a merge group that the gate itself failed, after its last try. */
export async function reportFailureOfGroup(
  world: World,
  repository: Repository,
  group: MergeGroup,
  what: string,
): Promise<void> {
  await postFor(world, repository, group, checkRunNotAssessed({ what, retry: QUEUE_AGAIN }));
}

const QUEUE_AGAIN = "take the pull request out of the merge queue and put it in again";

/** Without buttons: those are on the pull requests. */
function postFor(world: World, repository: Repository, { headSha }: MergeGroup, check: CheckRun) {
  return postIfNew({ ...check, buttons: [] }, { repository, headSha, name: CHECK_NAME }, world);
}

async function checkFor(
  world: World,
  repository: Repository,
  group: MergeGroup,
): Promise<CheckRun> {
  const all: Facts[] = [];
  for (const number of await pullsInGroup(world.github, repository, group)) {
    const facts = await gather(world, await pullByNumber(world.github, repository, number));
    if (!facts.pull.isOpen || facts.pull.baseRef !== group.baseBranch) return NO_PULL;
    all.push(facts);
  }
  const [strictest] = all.toSorted((a, b) => strictness(a.ownership) - strictness(b.ownership));
  if (strictest === undefined) return NO_PULL;
  const parts: PartOfGroup[] = [];
  for (const facts of all) parts.push({ number: facts.pull.number, check: await checkOf(facts) });
  const merged = await factsOfMerged(world, group, all, strictest);
  if (merged !== null) parts.push({ number: null, check: await checkOf(merged) });
  return checkOfGroup(parts);
}

const NO_PULL = checkRunNotAssessed({
  what: "the pull requests of this merge group were not found, or are closed",
  retry: QUEUE_AGAIN,
});

function strictness({ phase }: Ownership): number {
  return PHASES.indexOf(phase);
}

/** Of documents as merged, whose pull request it is does not say whose they are. */
function stricterOf(a: Ownership, b: Ownership): Ownership {
  return strictness(b) < strictness(a) ? b : a;
}

async function checkOf(facts: Facts): Promise<CheckRun> {
  const published = (await judge(facts)).find(({ kind }) => kind === "publish-check");
  if (published?.kind !== "publish-check") throw new Error("a verdict without a check");
  return published.check;
}

/** The documents that nobody saw as they are in the group, under its strictest ownership; null: none. */
async function factsOfMerged(
  world: World,
  { baseSha, headSha }: MergeGroup,
  all: readonly Facts[],
  strictest: Facts,
): Promise<Facts | null> {
  const pull = { ...strictest.pull, baseSha, headSha, isDraft: false };
  const files = await filesByTree(world.github, pull);
  const { documents: policy } = strictest.policy.policy;
  const { documents, areAll } = await designDocuments(world, pull, files ?? [], policy);
  const unseen = documents.filter((document) => !all.some((facts) => isIn(facts, document)));
  const filesCut = files === null || !areAll;
  if (unseen.length === 0 && !filesCut) return null;
  const owner = await ownerOfDocuments(world, pull, unseen, strictest.policy.policy);
  return {
    ...strictest,
    pull,
    ownership: stricterOf(strictest.ownership, owner),
    documents: unseen,
    filesCut,
    configFile: null,
    reviews: all.flatMap(({ reviews }) => reviews).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    waiver: all.length === 1 ? strictest.waiver : null,
  };
}

function isIn({ documents }: Facts, { path, blob, change }: DesignDocument): boolean {
  return documents.some(
    (document) =>
      document.path === path &&
      document.blob === blob &&
      (document.change === "removed") === (change === "removed"),
  );
}
