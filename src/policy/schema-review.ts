import { z } from "zod";
import { ASSIGNMENTS } from "../model/assigned-review.ts";
import { WAYS } from "../reviewers/index.ts";
import { DEFAULT_POLICY } from "./defaults.ts";
import { Logins } from "./schema-values.ts";

/** GitHub takes more reviewers of one pull request, but nobody reviews what everybody is asked to. */
const MOST_REVIEWERS = 10;

const defaults = DEFAULT_POLICY.reviewers;

/** `security.review` of the config file. */
export const Review = z.strictObject({
  assign: z
    .enum(ASSIGNMENTS)
    .optional()
    .describe(`Who is asked for a review: ${waysInWords()}.`)
    .meta({ default: defaults.assign }),
  count: z
    .int()
    .min(1)
    .max(MOST_REVIEWERS)
    .optional()
    .describe("How many people are asked; those who were picked by hand count.")
    .meta({ default: defaults.count }),
  away: Logins.optional()
    .describe("Who is not asked for now, by their GitHub names.")
    .meta({ default: defaults.away, examples: [["alice"]] }),
});

function waysInWords(): string {
  return ASSIGNMENTS.map((id) => `${WAYS[id].summary} (\`${id}\`)`).join(", ");
}
