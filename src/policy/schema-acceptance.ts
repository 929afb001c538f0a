import { z } from "zod";
import { ACCEPTERS, type AcceptancePolicy } from "../model/acceptance.ts";
import type { Severity } from "../model/severity.ts";
import { DEFAULT_POLICY } from "./defaults.ts";

const defaults = DEFAULT_POLICY.acceptance;

/** A risk that is lived with for longer is looked at again all the same. */
const MOST_DAYS = 3650;

/** `acceptance` of the config file. */
export const Acceptance = z
  .strictObject({
    critical: rule("critical"),
    high: rule("high"),
    medium: rule("medium"),
    low: rule("low"),
    info: rule("info"),
  })
  .optional()
  .describe(
    "Who may accept a threat with `/threatmodel accept`, and for how long, by the threat's severity. Nobody accepts a critical or high threat of a change that they wrote a part of, whatever stands here.",
  );

type Written = NonNullable<z.infer<typeof Acceptance>>;

/** The rules that a checked section stands for, with every default filled in. */
export function acceptanceOf(written: Written = {}): AcceptancePolicy {
  const of = (severity: Severity) => ({ ...defaults[severity], ...given(written[severity] ?? {}) });
  return {
    critical: of("critical"),
    high: of("high"),
    medium: of("medium"),
    low: of("low"),
    info: of("info"),
  };
}

/** Without what is left out. */
function given({ by, people, days }: NonNullable<Written[Severity]>) {
  return {
    ...(by === undefined ? {} : { by }),
    ...(people === undefined ? {} : { people }),
    ...(days === undefined ? {} : { days }),
  };
}

function rule(severity: Severity) {
  const { by, people, days } = defaults[severity];
  const written = z.strictObject({
    by: z
      .enum(ACCEPTERS)
      .optional()
      .describe("Who may: a lead of the owning team or Security (`lead`), or only Security.")
      .meta({ default: by }),
    people: z
      .int()
      .min(1)
      .max(2)
      .optional()
      .describe("How many of them it takes.")
      .meta({ default: people }),
    days: z
      .int()
      .min(1)
      .max(MOST_DAYS)
      .optional()
      .describe("For how many days at most.")
      .meta({ default: days }),
  });
  return written.optional().describe(`A threat of severity ${severity}.`);
}
