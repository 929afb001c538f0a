import { changedFiles, LISTED_FILES } from "../github/changed-files.ts";
import { filesByTree } from "../github/files-by-tree.ts";
import { currentPull } from "../github/pull-request.ts";
import type { ChangedFile } from "../model/design-document.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { World } from "../world.ts";
import { rememberedFiles } from "./remembered-files.ts";

/** A pull request with the files of just its head. */
export interface PullWithFiles {
  readonly pull: PullRequest;
  readonly files: readonly ChangedFile[];
  /** GitHub does not list them all. */
  readonly isCut: boolean;
}

/** A head that moves more often while it is read is left for later. */
const MOST_READINGS = 4;

/** The newest that is known of a pull request, and its files. */
export async function filesAtHead(world: World, given: PullRequest): Promise<PullWithFiles> {
  const pull = await world.store.pulls.see(given);
  const remembered = world.goesByMemory ? await rememberedFiles(world, pull) : null;
  return remembered ?? listedAtHead(world, pull);
}

/**
 * GitHub lists the files of the head that
 * it has at that moment, which need not be the one that an event told of: somebody who pushes in
 * between would have one commit judged by another's documents. So the list must name our head, or
 * else nothing may have changed around it.
 */
async function listedAtHead(world: World, known: PullRequest): Promise<PullWithFiles> {
  const { github, store } = world;
  let pull = known;
  for (let readings = 0; readings < MOST_READINGS; readings++) {
    const { files, heads } = await changedFiles(github, pull);
    if (heads.size === 1 && heads.has(pull.headSha)) return complete(world, pull, files);
    const now = await store.pulls.see(await currentPull(github, pull));
    const isStill = now.headSha === pull.headSha && now.updatedAt === pull.updatedAt;
    // Where everything was removed, no file names a commit.
    if (heads.size === 0 && isStill) return complete(world, now, files);
    if (!now.isOpen) return { pull: now, files: [], isCut: false };
    pull = now;
  }
  const { repository, number } = pull;
  throw new Error(`the head of ${repository.owner}/${repository.name}#${number} keeps moving`);
}

/** Beyond what GitHub lists of a pull request, its trees are held against each other. */
async function complete(
  { github }: World,
  pull: PullRequest,
  listed: readonly ChangedFile[],
): Promise<PullWithFiles> {
  if (listed.length < LISTED_FILES) return { pull, files: listed, isCut: false };
  const files = await filesByTree(github, pull);
  return { pull, files: files ?? listed, isCut: files === null };
}
