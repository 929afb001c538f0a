import { designDocuments } from "./gather/design-documents.ts";
import { policyInForce } from "./gather/policy-in-force.ts";
import { changedFiles, LISTED_FILES } from "./github/changed-files.ts";
import type { Facts } from "./model/facts.ts";
import type { PullRequest } from "./model/pull-request.ts";
import { ownershipOf } from "./policy/ownership.ts";
import type { World } from "./world.ts";

/** Reads all that an assessment and a decision need of a pull request. Writes nothing to GitHub. */
export async function gather(world: World, given: PullRequest): Promise<Facts> {
  const { github, store, now } = world;
  const pull = await store.pulls.see(given);
  const [files, policy, askedTeams] = await Promise.all([
    changedFiles(github, pull),
    policyInForce(world, pull.repository.owner),
    store.reviewRequests.teams(pull.repository.id, pull.number),
  ]);
  const documents = await designDocuments(world, pull, files, policy.policy.documents);
  const paths = documents.map(({ path }) => path);
  return {
    pull,
    ownership: ownershipOf({
      repository: pull.repository.name,
      paths,
      authorTeams: [],
      policy: policy.policy,
    }),
    policy,
    documents,
    filesCut: files.length >= LISTED_FILES,
    signOff: { state: "none" },
    waiver: null,
    askedTeams,
    now,
  };
}
