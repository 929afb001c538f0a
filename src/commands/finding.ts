import { z } from "zod";
import { REPORTERS } from "../model/ledger-event.ts";
import { SEVERITIES } from "../model/severity.ts";
import { STRIDE } from "../model/stride.ts";
import { command, done } from "./command.ts";
import { choice } from "./reading/choice.ts";

/** Longer titles and names are cut, in characters. */
const LONGEST = 300;

const Short = z.string().transform((text) => text.slice(0, LONGEST));

/** What the team missed, for its history: it says nothing of the verdict. */
export const finding = command({
  name: "finding",
  usage: "SEVERITY CATEGORY|OTHER TITLE [asset:NAME] [source:SOURCE]",
  who: "security",
  summary: "logs a threat that the team missed",
  example: 'high tampering "An insider edits past entries" asset:"Ledger"',
  arguments: z.object({
    severity: choice("severity", SEVERITIES),
    category: choice("category", [...STRIDE, "other"]),
    title: Short,
    asset: Short.optional(),
    source: choice("source", REPORTERS).default("security"),
  }),
  run: ({ severity, category, title, asset = null, source }) =>
    done(null, {
      kind: "log-finding",
      report: {
        ...{ severity, title, asset, source },
        category: category === "other" ? null : category,
      },
      before: "nothing",
      after: `${severity} ${category}: ${title}`,
    }),
});
