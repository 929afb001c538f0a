import type { AssignedReview } from "../model/assigned-review.ts";
import type { Facts } from "../model/facts.ts";
import { markdown } from "./escape.ts";

/** Why the team is asked and not somebody by name, and what helps; empty: nothing is amiss. */
export function reviewersNote({ assigned, asked, policy }: ReviewersKnown): string {
  const { reviewers, security } = policy.policy;
  if (reviewers.assign === "team" || security.team === null) return "";
  const fingerprint = (assigned.at(-1) ?? asked.at(-1))?.fingerprint;
  const turns = assigned.filter((turn) => turn.fingerprint === fingerprint);
  const refused = turns.filter(({ state }) => state === "refused");
  const standing = turns.length - refused.length;
  if (standing >= reviewers.count) return "";
  if (refused.length > 0) return refusedNote(refused, standing === 0);
  const isTeamAsked = asked.some(({ team }) => team === security.team);
  return isTeamAsked && turns.length === 0 ? NOBODY : "";
}

type ReviewersKnown = Pick<Facts, "assigned" | "asked" | "policy">;

function refusedNote(refused: readonly AssignedReview[], isTeamNext: boolean): string {
  const names = refused.map(({ login }) => markdown(`@${login}`, 100)).join(", ");
  const next = isTeamNext ? ", so the team is next" : "";
  return `GitHub refused to ask ${names} for a review${next}. An organisation owner can give them access to this repository.`;
}

const NOBODY =
  "Nobody of Security could be chosen by name, so the whole team is asked: those whom GitHub lists in it are away or wrote a part of this.";
