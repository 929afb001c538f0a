import { mayWrite } from "../github/permission.ts";
import type { Repository } from "../model/pull-request.ts";
import type { World } from "../world.ts";

/** Long enough for all commands of a comment; nobody tells that somebody may write no longer. */
const FRESH_FOR_MS = 60_000;

/** Whether somebody may push to a repository: asked from GitHub, and remembered for a minute. */
export async function isWriter(
  { github, store, now }: World,
  repository: Repository,
  login: string,
): Promise<boolean> {
  const { owner, id } = repository;
  // No team is called so: GitHub has no spaces in slugs.
  const writers = `writers of ${id}`;
  const known = await store.memberships.get(owner, writers, login);
  if (known !== null && Date.parse(now) - Date.parse(known.checkedAt) < FRESH_FOR_MS) {
    return known.isMember;
  }
  const may = await mayWrite(github, repository, login);
  await store.memberships.keep(owner, writers, login, { isMember: may, checkedAt: now });
  return may;
}
