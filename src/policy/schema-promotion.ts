import { z } from "zod";
import type { PromotionPolicy } from "../model/promotion.ts";
import { DEFAULT_POLICY } from "./defaults.ts";
import { Duration, daysOf } from "./schema-values.ts";

const defaults = DEFAULT_POLICY.promotion;

/** Longer histories say nothing of how a team works today. */
const MOST_SESSIONS = 50;

/** `promotion` of the config file. */
export const Promotion = z.strictObject({
  window: Count("How many completed sessions are looked at: the last ones.", defaults.window),
  rate: Part(
    "The least part of the findings of each severity that the team found itself, from 0 to 1.",
    defaults.rate,
  ),
  findings: Count(
    "The least number of critical and high findings in those sessions, whoever found them.",
    defaults.findings,
  ),
  late: Duration.optional()
    .describe("For how long a late finding stands in the way.")
    .meta({ default: `${defaults.lateDays}d` }),
  back_rate: Part("Below this part, a team goes back a phase.", defaults.backRate),
  back_sessions: Count(
    "A missed critical finding in so many of the last sessions takes a team back a phase.",
    defaults.backSessions,
  ),
  count_hinted: z
    .boolean()
    .optional()
    .describe("Whether a threat counts as found where its very asset and category had been named.")
    .meta({ default: defaults.countHinted }),
  mode: z
    .enum(["propose", "off"])
    .optional()
    .describe(
      "Whether the app opens the pull request that changes a team's phase once its conditions hold (`propose`), or only tells how far the team is (`off`).",
    )
    .meta({ default: defaults.mode }),
  quiet: Duration.optional()
    .describe(
      "For how long a proposal that was closed is not repeated on the same evidence; `none` for not at all.",
    )
    .meta({ default: `${defaults.quietDays}d` }),
});

/** The conditions that a checked section stands for, with every default filled in. */
export function promotionOf(written: z.infer<typeof Promotion> = {}): PromotionPolicy {
  return {
    window: written.window ?? defaults.window,
    rate: written.rate ?? defaults.rate,
    findings: written.findings ?? defaults.findings,
    lateDays: limitOf(written.late, defaults.lateDays),
    backRate: written.back_rate ?? defaults.backRate,
    backSessions: written.back_sessions ?? defaults.backSessions,
    countHinted: written.count_hinted ?? defaults.countHinted,
    mode: written.mode ?? defaults.mode,
    quietDays: limitOf(written.quiet, defaults.quietDays),
  };
}

/** In days; none is no day at all. */
function limitOf(written: z.infer<typeof Duration> | undefined, days: number): number {
  return written === undefined ? days : (daysOf(written) ?? 0);
}

function Count(what: string, number: number) {
  return z.int().min(1).max(MOST_SESSIONS).optional().describe(what).meta({ default: number });
}

function Part(what: string, number: number) {
  return z.number().min(0).max(1).optional().describe(what).meta({ default: number });
}
