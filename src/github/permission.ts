import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/**
 * Whether a person may push to a repository, by any way that GitHub knows of: the owner, teams,
 * roles of the organisation, invitations.
 * @see https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
export async function mayWrite(
  github: GitHub,
  repository: Repository,
  login: string,
): Promise<boolean> {
  try {
    const { data } = await github.rest.repos.getCollaboratorPermissionLevel({
      ...named(repository),
      username: login,
    });
    return data.permission === "write" || data.permission === "admin";
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return false;
    throw new Error(`asking what somebody may do in ${repository.name}`, { cause: error });
  }
}
