import { gather } from "../gather.ts";
import { currentPull } from "../github/pull-request.ts";
import type { Facts } from "../model/facts.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { World } from "../world.ts";

/** Who else is known to have a commit as its head. */
export interface Head {
  /** Open pull requests as last seen, without the one at hand; by number. */
  readonly others: readonly PullRequest[];
}

/** More of one head are not read: each is read anew for an event of any of them. */
const MOST_OTHERS = 10;

/** The other open pull requests with the same head. */
export async function headOf({ store }: World, pull: PullRequest): Promise<Head> {
  const known = await store.pulls.byHead(pull.repository.id, pull.headSha);
  return { others: known.filter(({ number }) => number !== pull.number) };
}

/** Whether the same pull requests, towards the same branches, share the head. */
export function isSameHead(a: Head, b: Head): boolean {
  const inWords = ({ others }: Head) =>
    others.map(({ number, baseRef, isDraft }) => `${number} ${isDraft} ${baseRef}`).join("\n");
  return inWords(a) === inWords(b);
}

/**
 * The facts of the others, as far as they still share the head; null: they are too many.
 */
export async function factsOfHead(
  world: World,
  { repository, headSha }: PullRequest,
  { others }: Head,
): Promise<readonly Facts[] | null> {
  if (others.length > MOST_OTHERS) return null;
  const facts: Facts[] = [];
  for (const other of others) {
    const now = await currentPull(world.github, { ...other, repository });
    if (now.isOpen && now.headSha === headSha) facts.push(await gather(world, now));
  }
  return facts.filter(({ pull }) => pull.isOpen && pull.headSha === headSha);
}
