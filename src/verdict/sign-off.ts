import type { SecurityReview } from "../model/review.ts";
import type { SignOff } from "../model/sign-off.ts";

/**
 * What Security's reviews, oldest first, say of a threat model: the latest word of each reviewer
 * counts, an approval covers exactly the threat model it saw, and a request for changes stands
 * until Security approves later. It is answered once the threat model is no longer the one it saw.
 */
export function signOffOf(reviews: readonly SecurityReview[], fingerprint: string): SignOff {
  const words = latestOfEach(reviews);
  const objection = words.findLastIndex(({ state }) => state === "changes-requested");
  const valid = words.findLastIndex(
    (word) => word.state === "approved" && word.fingerprint === fingerprint,
  );
  const standing = words[Math.max(objection, valid)];
  if (standing !== undefined) return signOff(stateOf(standing, fingerprint), standing);
  const outdated = words.at(-1);
  return outdated === undefined ? { state: "none" } : signOff("void", outdated);
}

/** Who asked for changes has nothing new to say until the threat model has changed. */
function stateOf({ state, fingerprint: saw }: SecurityReview, fingerprint: string) {
  return state === "changes-requested" && saw !== null && saw !== fingerprint ? "answered" : state;
}

function signOff(state: Exclude<SignOff["state"], "none">, { by, at }: SecurityReview) {
  return { state, by, at };
}

/** Each reviewer's last word, in the order in which these were said. */
function latestOfEach(reviews: readonly SecurityReview[]): readonly SecurityReview[] {
  const latest = new Map<string, SecurityReview>();
  for (const review of reviews) {
    const key = review.by.toLowerCase();
    latest.delete(key);
    latest.set(key, review);
  }
  return [...latest.values()];
}
