import { interestInWords } from "../interests/in-words.ts";
import type { JudgedFacts } from "../model/facts.ts";
import { listed } from "./count.ts";
import { markdown } from "./escape.ts";

/** Which interest rules match, and what comes of it; empty: none does. */
export function interestNotice({ interests }: Pick<JudgedFacts, "interests">): string {
  if (interests.length === 0) return "";
  const rules = listed(interests.map((rule) => markdown(interestInWords(rule))));
  const isAsked = interests.some(({ asksForReview }) => asksForReview);
  const next = isAsked
    ? "Security is asked for a review once nothing blocks; the gate does not wait for it"
    : "It is in Security's queue; nobody has to wait for that";
  return `**Of interest to Security**: ${rules}. ${next}.`;
}
