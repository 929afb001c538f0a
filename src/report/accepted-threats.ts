import { acceptanceKey, acceptanceOf, wordsFor } from "../model/acceptance.ts";
import type { Assessment } from "../model/assessment.ts";
import type { Facts } from "../model/facts.ts";
import type { Threat } from "../model/threat-model.ts";
import { dayOf } from "../model/time.ts";
import { markdown } from "./escape.ts";

type Known = Pick<Facts, "acceptances" | "now" | "policy">;

/** More of them are only counted. */
const MOST_LINES = 10;

/** Which threats were accepted by command, until when, and which are open again; empty: none. */
export function acceptedThreats({ documents }: Assessment, facts: Known): string {
  if (facts.acceptances.length === 0) return "";
  const threats = documents.flatMap(({ model }) => model.threats);
  const lines = threats.flatMap((threat) => lineFor(threat, facts));
  if (lines.length === 0) return "";
  const more = lines.length - MOST_LINES;
  const rest = more > 0 ? [`- and ${more} more`] : [];
  return ["**Accepted by command:**", ...lines.slice(0, MOST_LINES), ...rest].join("\n");
}

function lineFor(
  threat: Threat,
  { acceptances, now, policy: { policy } }: Known,
): readonly string[] {
  const today = dayOf(now);
  const name = markdown(threat.title, 200);
  const inForce = acceptanceOf(threat, acceptances, { today, rules: policy.acceptance });
  if (inForce !== null) {
    const { by, until, reason } = inForce;
    return [`- ${name}, until ${until} by ${markdown(by, 60)}: ${markdown(reason)}`];
  }
  const [waiting] = wordsFor(threat, acceptances, today);
  if (waiting !== undefined) {
    return [
      `- ${name}: ${markdown(waiting.by, 60)} did, and a second person of Security is missing`,
    ];
  }
  const before = acceptances.findLast((each) => each.threat === acceptanceKey(threat));
  if (before === undefined) return [];
  const why =
    before.severity === threat.severity
      ? `the acceptance by ${markdown(before.by, 60)} ended with ${before.until}`
      : `it was ${before.severity} when ${markdown(before.by, 60)} accepted it`;
  return [`- ${name} is **open again**: ${why}`];
}
