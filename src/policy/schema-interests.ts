import { z } from "zod";
import { SEVERITIES } from "../model/severity.ts";
import { STRIDE } from "../model/stride.ts";
import { ASSET_KINDS } from "../model/threat-model.ts";
import { expecting, Globs, oneOrMany } from "./schema-values.ts";

const MAX_RULES = 50;

const When = z
  .strictObject({
    severity: oneOrMany(z.enum(SEVERITIES))
      .optional()
      .describe("A threat of this severity, or of one of these."),
    stride: oneOrMany(z.enum(STRIDE))
      .optional()
      .describe("A threat of this STRIDE category, or of one of these."),
    asset_kind: oneOrMany(z.enum(ASSET_KINDS))
      .optional()
      .describe("A threat to an asset of this kind; without `severity` and `stride`, the asset."),
    path: Globs("path").optional().describe("A design document with such a path."),
    team: oneOrMany(z.string().min(1, expecting("a team's name")))
      .optional()
      .describe("A pull request of this team, by its name in `teams`."),
    attack_surface: z
      .int()
      .min(1)
      .max(99)
      .optional()
      .describe("An attack-surface score of this or more; see attack-surface.md."),
  })
  .refine((when) => Object.keys(when).length > 0, expecting("at least one condition"))
  .meta({ minProperties: 1 });

/** What Security wants to hear of in phases where its sign-off is optional. */
export const Interests = z
  .array(
    z.strictObject({
      when: When,
      // biome-ignore lint/suspicious/noThenProperty: the config's word, and no function.
      then: z
        .enum(["note", "request-review"])
        .optional()
        .describe(
          "`note` adds a label and an entry in Security's queue, and mentions nobody; `request-review` also asks Security for a review, once no gap blocks.",
        )
        .meta({ default: "note" }),
    }),
  )
  .max(MAX_RULES, `expected at most ${MAX_RULES} of them`);
