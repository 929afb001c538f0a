import { interestInWords } from "../interests/in-words.ts";
import { count, listed } from "./count.ts";
import { markdown } from "./escape.ts";
import type { Report } from "./report.ts";

/** Which interest rules match, and what comes of it; empty: none does. */
export function interestNotice({
  interests,
  isCountsOnly,
}: Pick<Report, "interests" | "isCountsOnly">): string {
  if (interests.length === 0) return "";
  const rules = isCountsOnly
    ? `it matches ${count(interests.length, "rule")}`
    : listed(interests.map((rule) => markdown(interestInWords(rule))));
  const isAsked = interests.some(({ asksForReview }) => asksForReview);
  const next = isAsked
    ? "Security is asked for a review once nothing blocks; the gate does not wait for it"
    : "It is in Security's queue; nobody has to wait for that";
  return `**Of interest to Security**: ${rules}. ${next}.`;
}
