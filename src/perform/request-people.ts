import { requestReviewOf } from "../github/review-request.ts";
import type { Action } from "../model/action.ts";
import type { AssignedReview } from "../model/assigned-review.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { World } from "../world.ts";

type RequestPeople = Omit<Extract<Action, { kind: "request-people" }>, "kind">;

/** GitHub holds it against an app when it goes on and on with what is refused. */
const MOST_FALLBACKS = 5;

/**
 * Asks people for a review. GitHub refuses all for one whom it refuses: they are asked one by one
 * then, and others in the place of the refused. What became of each is remembered.
 * False: GitHub refused them all.
 */
export async function requestPeople(
  { people, fallbacks, fingerprint }: RequestPeople,
  { repository, number }: PullRequest,
  { github, store, installationId, now }: World,
): Promise<boolean> {
  const place = { installationId, repositoryId: repository.id, number, fingerprint };
  const asking: Asking = {
    ask: (logins) => requestReviewOf(github, repository, number, logins),
    keep: (login, state) => store.assignedReviews.keep(place, login, state, now),
  };
  if (await asking.ask(people)) {
    for (const login of people) await asking.keep(login, "asked");
    return true;
  }
  const [first, ...others] = people;
  const spare = fallbacks.slice(0, MOST_FALLBACKS);
  if (others.length > 0) return askOneByOne([...people, ...spare], people.length, asking);
  await asking.keep(first, "refused");
  return askOneByOne(spare, 1, asking);
}

interface Asking {
  ask(logins: readonly string[]): Promise<boolean>;
  keep(login: string, state: AssignedReview["state"]): Promise<void>;
}

async function askOneByOne(
  line: readonly string[],
  count: number,
  { ask, keep }: Asking,
): Promise<boolean> {
  let missing = count;
  for (const login of line) {
    if (missing === 0) return true;
    // Before they are asked, so that nobody else counts on them.
    await keep(login, "reserved");
    const isAsked = await ask([login]);
    await keep(login, isAsked ? "asked" : "refused");
    if (isAsked) missing--;
  }
  return missing < count;
}
