import type { PhaseProposal } from "../model/command-effect.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import type { Evidence } from "../promotion/evidence.ts";
import { markdown, plain } from "./escape.ts";
import { progressLines } from "./progress-lines.ts";

/** A step of a team, and who asks for it. */
interface AskedStep extends PhaseProposal {
  /** Login; null: nobody, the evidence calls for it. */
  readonly by: string | null;
}

/** The title and the text of the pull request that changes a team's phase. */
export function phaseProposal(
  { team, from, to, reason, by }: AskedStep,
  { progress }: Evidence,
): { readonly title: string; readonly body: string } {
  const [before, after] = [PHASE_DESCRIPTIONS[from], PHASE_DESCRIPTIONS[to]];
  const why = by === null ? "as the evidence below calls for" : `as ${markdown(by, 60)} asked`;
  const lines = progressLines(progress);
  const parts = [
    `Team **${markdown(team, 100)}**: from **${before.title}** to **${after.title}**, ${why}${reason === null ? "." : `: ${markdown(reason, 600)}`}`,
    `## Evidence\n\n${lines === "" ? "This step goes by other things than findings." : lines}`,
    `## What changes for the team\n\n${after.voice} ${after.next}`,
    "It holds once this is merged, for all open pull requests of the team too.",
  ];
  return { title: `Phase of ${plain(team, 100)}: ${after.title}`, body: parts.join("\n\n") };
}
