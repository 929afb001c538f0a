import type { PhaseProposal } from "../model/command-effect.ts";
import type { Progress } from "../model/promotion.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { markdown, plain } from "./escape.ts";
import { progressLines } from "./progress-lines.ts";

/** The title and the text of the pull request that changes a team's phase. */
export function phaseProposal(
  { team, from, to, reason }: PhaseProposal,
  progress: Progress | null,
  by: string,
): { readonly title: string; readonly body: string } {
  const [before, after] = [PHASE_DESCRIPTIONS[from], PHASE_DESCRIPTIONS[to]];
  const lines = progress === null ? "" : progressLines(progress);
  const evidence = lines === "" ? "This step goes by other things than findings." : lines;
  const parts = [
    `Team **${markdown(team, 100)}**: from **${before.title}** to **${after.title}**, as ${markdown(by, 60)} asked${reason === null ? "." : `: ${markdown(reason, 600)}`}`,
    `## Evidence\n\n${evidence}`,
    `## What changes for the team\n\n${after.voice} ${after.next}`,
    "It holds once this is merged, for all open pull requests of the team too.",
  ];
  return { title: `Phase of ${plain(team, 100)}: ${after.title}`, body: parts.join("\n\n") };
}
