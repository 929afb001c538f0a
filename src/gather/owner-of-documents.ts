import { chosenTeams } from "../chosen-teams.ts";
import type { DesignDocument } from "../model/design-document.ts";
import type { Ownership } from "../model/facts.ts";
import type { Policy } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import { authorDecides, type OwnershipClues, ownershipOf } from "../policy/ownership.ts";
import type { World } from "../world.ts";
import { authorTeams } from "./author-teams.ts";

/** Whose documents these are. GitHub is asked only where neither a path nor the repository tells. */
export async function ownerOfDocuments(
  world: World,
  pull: PullRequest,
  documents: readonly DesignDocument[],
  policy: Policy,
): Promise<Ownership> {
  const paths = documents.flatMap(pathsOf);
  const clues: OwnershipClues = {
    repository: pull.repository.name,
    paths,
    authorTeams: [],
    policy,
  };
  if (!authorDecides(clues)) return ownershipOf(clues);
  const teams = policy.teams.map(({ github }) => github);
  return ownershipOf({
    ...clues,
    authorTeams: await authorTeams(world, pull, teams),
    chosenTeams: chosenTeams(documents),
  });
}

/** A document that was moved is still of who had it: nobody leaves a strict team's folder like that. */
function pathsOf({ path, previousPath }: DesignDocument): readonly string[] {
  return previousPath === null ? [path] : [path, previousPath];
}
