import type { GitHub } from "../github/client.ts";
import { POLICY_FILE } from "../model/policy.ts";
import type { World } from "../world.ts";

/** The repository that holds an organisation's config, and what may write to it alone. */
export interface ConfigPlace {
  readonly github: GitHub;
  readonly owner: string;
  readonly repo: string;
  readonly repositoryId: number;
  /** Its default branch. */
  readonly base: string;
  /** Whether everybody may read what is written there. */
  readonly isPublic: boolean;
}

/** Asks for a token for the config's repository alone. */
export async function configWriter(world: World, owner: string): Promise<ConfigPlace> {
  const reader = await world.configGitHub();
  const repo = POLICY_FILE.repository;
  const { data } = await reader.rest.repos.get({ owner, repo });
  const github = await world.proposalGitHub(data.id);
  const { id: repositoryId, default_branch: base } = data;
  return { github, owner, repo, repositoryId, base, isPublic: !data.private };
}
