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
});

/** The conditions that a checked section stands for, with every default filled in. */
export function promotionOf(written: z.infer<typeof Promotion>): PromotionPolicy {
  return {
    window: written.window ?? defaults.window,
    rate: written.rate ?? defaults.rate,
    findings: written.findings ?? defaults.findings,
    lateDays: written.late === undefined ? defaults.lateDays : (daysOf(written.late) ?? 0),
    backRate: written.back_rate ?? defaults.backRate,
    backSessions: written.back_sessions ?? defaults.backSessions,
    countHinted: written.count_hinted ?? defaults.countHinted,
  };
}

function Count(what: string, number: number) {
  return z.int().min(1).max(MOST_SESSIONS).optional().describe(what).meta({ default: number });
}

function Part(what: string, number: number) {
  return z.number().min(0).max(1).optional().describe(what).meta({ default: number });
}
