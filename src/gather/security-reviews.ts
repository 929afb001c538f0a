import { commitAuthors } from "../github/commit-authors.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { KnownReview, SecurityReview } from "../model/review.ts";
import type { World } from "../world.ts";
import { isMember } from "./memberships.ts";

type Decision = KnownReview & { readonly state: SecurityReview["state"] };

/**
 * The reviews whose word counts: of active members of the security team, who wrote no part of the
 * change. A pull request that nobody reviewed costs no request.
 */
export async function securityReviews(
  world: World,
  pull: PullRequest,
  team: string | null,
): Promise<readonly SecurityReview[]> {
  const { reviews } = world.store;
  const decisions = (await reviews.list(pull.repository.id, pull.number)).filter(isDecision);
  if (team === null || decisions.length === 0) return [];
  const counting = await ofSecurity(world, pull, team, decisions);
  return counting.map(({ by, state, at, saw }) => ({ by, state, at, fingerprint: saw }));
}

function isDecision(review: KnownReview): review is Decision {
  return review.state !== "dismissed";
}

async function ofSecurity(
  world: World,
  pull: PullRequest,
  team: string,
  decisions: readonly Decision[],
): Promise<readonly Decision[]> {
  const { owner } = pull.repository;
  const people = [...new Set(decisions.map(({ by }) => by))];
  const members = new Set<string>();
  for (const login of people) if (await isMember(world, owner, team, login)) members.add(login);
  const theirs = decisions.filter(({ by }) => members.has(by));
  if (theirs.length === 0) return [];
  const authors = new Set([pull.author.toLowerCase(), ...(await authorsOf(world, pull))]);
  // Whoever wrote a part may still object to the rest.
  return theirs.filter(
    ({ by, state }) => state === "changes-requested" || !authors.has(by.toLowerCase()),
  );
}

/** Those who wrote the commits up to a head, which never change; in lower case. */
export async function authorsOf(
  { github, store, now }: World,
  pull: PullRequest,
): Promise<readonly string[]> {
  const key = `${pull.baseSha}..${pull.headSha} authors`;
  const known = await store.documents.get(pull.repository.id, key, now);
  if (known !== null) return known.split(" ");
  const authors = await commitAuthors(github, pull);
  await store.documents.keep(pull.repository.id, key, authors.join(" "), now);
  return authors;
}
