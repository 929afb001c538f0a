import { designDocuments } from "./gather/design-documents.ts";
import { filesAtHead } from "./gather/files-at-head.ts";
import { latestWaiver } from "./gather/latest-waiver.ts";
import { ownerOfDocuments } from "./gather/owner-of-documents.ts";
import { policyInForce } from "./gather/policy-in-force.ts";
import { standingOfTeam, UNKNOWN_STANDING } from "./gather/progress.ts";
import { rememberFiles } from "./gather/remembered-files.ts";
import { withRepositoryPolicy } from "./gather/repository-policy.ts";
import { securityReviews } from "./gather/security-reviews.ts";
import type { Facts } from "./model/facts.ts";
import type { PullRequest } from "./model/pull-request.ts";
import { configChangeIn } from "./policy/config-file.ts";
import type { World } from "./world.ts";

/** Reads all that an assessment and a decision need of a pull request. Writes nothing to GitHub. */
export async function gather(world: World, given: PullRequest): Promise<Facts> {
  const { store, now } = world;
  const { id } = given.repository;
  const [atHead, organization, asked, assigned, notApplicable, acceptances, noted] =
    await Promise.all([
      filesAtHead(world, given),
      policyInForce(world, given.repository.owner),
      store.reviewRequests.list(id, given.number),
      store.assignedReviews.list(id, given.number),
      store.notApplicable.latest(id, given.number),
      store.acceptances.list(id, given.number),
      store.interests.list(id, given.number),
    ]);
  const { pull, files, isCut } = atHead;
  const policy = await withRepositoryPolicy(world, pull, organization);
  const { documents, areAll } = await designDocuments(world, pull, files, policy.policy.documents);
  const ownership = await ownerOfDocuments(world, pull, documents, policy.policy);
  const waiver = await latestWaiver(world, pull, policy.policy.security.team);
  if (waiver !== null || acceptances.length > 0) await rememberFiles(world, atHead);
  const isSession = documents.length > 0;
  return {
    pull,
    ownership,
    policy,
    documents,
    filesCut: isCut || !areAll,
    configFile: configChangeIn(files),
    reviews: await securityReviews(world, pull, policy.policy.security.team),
    waiver,
    notApplicable,
    acceptances,
    notedInterests: noted.map(({ fingerprint }) => fingerprint),
    asked,
    assigned,
    ...(isSession
      ? await standingOfTeam(world, pull.repository.owner, ownership, policy.policy)
      : UNKNOWN_STANDING),
    now,
  };
}
