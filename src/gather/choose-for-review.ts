import type { AssignedReview } from "../model/assigned-review.ts";
import type { Facts } from "../model/facts.ts";
import { type Choice, type Choosing, chooseReviewers } from "../reviewers.ts";
import type { World } from "../world.ts";
import { rosterOf } from "./roster.ts";
import { authorsOf } from "./security-reviews.ts";

/** So long another run of the gate has to ask whom it has chosen. */
const ASKED_WITHIN_MS = 10 * 60_000;

/** Whom GitHub refused is tried again after this time, or when somebody asks for a check. */
const REFUSED_FOR_MS = 60 * 60_000;

/** Which team is wanted to review what. */
export interface Wanted {
  readonly team: string;
  readonly fingerprint: string;
}

/**
 * Chooses people of a team for a review and takes their turns, all in one step: of two runs that
 * choose at the same time, the second knows whom the first has chosen. Without people: nobody more
 * is to be asked. Null: the team itself is.
 */
export async function chooseForReview(
  world: World,
  facts: Facts,
  { team, fingerprint }: Wanted,
): Promise<Choice | null> {
  const { pull, policy } = facts;
  const { assign } = policy.policy.reviewers;
  if (assign === "team" && pull.requestedReviewers.length === 0) return null;
  const people = await peopleFor(world, facts, team);
  const { store, installationId, now } = world;
  const { repository, number } = pull;
  const place = { installationId, repositoryId: repository.id, number, fingerprint };
  return store.assignedReviews.take(place, now, ({ before, turns }) => {
    const standing = standingOf(before, fingerprint, world);
    if (standing === "covered") return NOBODY_MORE;
    if (standing === "refused") return null;
    const { byHand, knowing } = earlier(before, facts);
    const choice = chooseReviewers({ ...people, byHand, knowing, turns });
    return choice.byHand.length + choice.people.length === 0 ? null : choice;
  });
}

const NOBODY_MORE: Choice = { byHand: [], people: [], fallbacks: [] };

type People = Pick<Choosing, "policy" | "members" | "authors" | "seed">;

async function peopleFor(world: World, { pull, policy }: Facts, team: string): Promise<People> {
  const { id, owner } = pull.repository;
  return {
    policy: policy.policy.reviewers,
    members: (await rosterOf(world, owner, team)).logins ?? [],
    authors: [pull.author, ...(await authorsOf(world, pull))],
    seed: `${id}#${pull.number}`,
  };
}

/**
 * How far the asking for one threat model has come: people are asked, or another run is about to;
 * or GitHub refused them all; or all is open.
 */
function standingOf(
  before: readonly AssignedReview[],
  fingerprint: string,
  { now, isRepeated, isAsked }: World,
): "covered" | "refused" | "open" {
  const turns = before.filter((turn) => turn.fingerprint === fingerprint);
  const is = (wanted: AssignedReview["state"], within = Number.POSITIVE_INFINITY) =>
    turns.some(({ state, at }) => state === wanted && Date.parse(now) - Date.parse(at) < within);
  if (is("asked") || (is("reserved", ASKED_WITHIN_MS) && !isRepeated)) return "covered";
  return is("refused", REFUSED_FOR_MS) && !is("reserved") && !isAsked ? "refused" : "open";
}

/** Who knows the pull request, latest first: reviewers before those who were only asked. */
function earlier(
  before: readonly AssignedReview[],
  { pull, reviews }: Facts,
): Pick<Choosing, "knowing" | "byHand"> {
  const turns = before.filter(({ state }) => state !== "refused").map(({ login }) => login);
  return {
    knowing: [...reviews.map(({ by }) => by).reverse(), ...turns.toReversed()],
    byHand: pull.requestedReviewers.filter((login) => !turns.includes(login.toLowerCase())),
  };
}
