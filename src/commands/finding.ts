import { z } from "zod";
import type { ToldReport } from "../model/command-effect.ts";
import { REPORTERS } from "../model/ledger-event.ts";
import { nearest } from "../model/names.ts";
import { SEVERITIES } from "../model/severity.ts";
import { STRIDE, type Stride } from "../model/stride.ts";
import { code } from "../report/escape.ts";
import { command, done, type Outcome, refused } from "./command.ts";
import { choice } from "./reading/choice.ts";

/** Longer titles and names are cut, in characters. */
const LONGEST = 300;

const Short = z.string().transform((text) => text.slice(0, LONGEST));

/** What the team missed, for its history: it says nothing of the verdict. */
export const finding = command({
  name: "finding",
  usage: "SEVERITY CATEGORY|OTHER TITLE [asset:NAME] [source:SOURCE] [team:TEAM]",
  who: "security",
  summary: "logs a threat that the team missed; also on an issue, with `team:` and `source:`",
  example: 'high tampering "An insider edits past entries" asset:"Ledger"',
  arguments: z.object({
    severity: choice("severity", SEVERITIES),
    category: choice("category", [...STRIDE, "other"]),
    title: Short,
    asset: Short.optional(),
    source: choice("source", REPORTERS).default("security"),
    team: z.string().optional(),
  }),
  run: (told) =>
    told.team === undefined
      ? logged(told, null)
      : refused("The team is the pull request's own here. Please leave `team:` out."),
  runOnIssue: (told, { teams }) => {
    const names = teams.map(({ name }) => name);
    const team = names.find((name) => name.toLowerCase() === told.team?.toLowerCase());
    if (told.team === undefined) {
      return refused("On an issue I cannot tell whose it is. Please add the team: `team:NAME`.");
    }
    if (team === undefined) return refused(noTeam(told.team, names));
    if (told.source === "security") {
      return refused(
        "On an issue, please add where it comes from: `source:bug-bounty`, `source:pentest` or `source:incident`.",
      );
    }
    return logged(told, team);
  },
});

type Told = Omit<ToldReport, "category" | "asset"> & {
  readonly category: Stride | "other";
  readonly asset?: string | undefined;
};

function logged(told: Told, team: string | null): Outcome {
  const { severity, category, title, asset = null, source } = told;
  return done(null, {
    kind: "log-finding",
    report: {
      ...{ severity, title, asset, source },
      category: category === "other" ? null : category,
    },
    team,
    before: "nothing",
    after: `${severity} ${category}: ${title}`,
  });
}

function noTeam(written: string, names: readonly string[]): string {
  const near = nearest(written, names);
  const hint = near === null ? "" : ` Did you mean ${code(near, 100)}?`;
  return `The config knows no team ${code(written, 100)}.${hint}`;
}
