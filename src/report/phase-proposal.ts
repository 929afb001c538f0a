import type { PhaseProposal } from "../model/command-effect.ts";
import { PHASES } from "../model/phase.ts";
import type { PromotionPolicy } from "../model/promotion.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import type { Evidence } from "../promotion/evidence.ts";
import { count } from "./count.ts";
import { markdown, plain } from "./escape.ts";
import { conditionTable } from "./evidence/condition-table.ts";
import { heldInWords } from "./evidence/condition-words.ts";
import type { EvidenceView } from "./evidence/evidence-view.ts";
import { fromThere } from "./evidence/from-there.ts";
import { lateFindings, missedFindings } from "./evidence/named-findings.ts";
import { rateSection } from "./evidence/rates.ts";
import { sessionTable } from "./evidence/session-table.ts";
import { whatChanges } from "./evidence/what-changes.ts";
import { fitSections, whole } from "./fit.ts";

/** A step of a team, and who asks for it. */
export interface AskedStep extends PhaseProposal {
  /** Login; null: nobody, the evidence calls for it. */
  readonly by: string | null;
}

/** The title and the text of the pull request that changes a team's phase. */
export function phaseProposal(
  step: AskedStep,
  evidence: Evidence,
  view: EvidenceView,
): { readonly title: string; readonly body: string } {
  const { team, from, to } = step;
  const lists = [
    sessionTable(evidence, view),
    whole(rateSection(evidence), 0.1),
    missedFindings(evidence, view),
    lateFindings(evidence, view),
  ].filter((section) => section !== null);
  const body = fitSections([
    whole(opening(step), 0.2),
    whole(conditionsOf(step, evidence), 0.05),
    ...lists,
    whole(whatChanges(from, to, view.phases), 0.03),
    whole(fromThere(step, evidence.policy), 0.03),
    whole(closing(evidence.policy), 0.02),
  ]);
  return { title: `Phase of ${plain(team, 100)}: ${PHASE_DESCRIPTIONS[to].title}`, body };
}

function opening({ team, from, to, reason, by }: AskedStep): string {
  const [before, after] = [PHASE_DESCRIPTIONS[from].title, PHASE_DESCRIPTIONS[to].title];
  const asked = by === null ? "" : `, as ${markdown(by, 60)} asked`;
  const why = reason === null ? "." : `: ${markdown(reason, 600)}`;
  const words = isBack({ from, to })
    ? "It would do well with more of Security's time for a while."
    : "Everything that its phase asks for holds.";
  const voice = by === null ? `\n\n${words}` : "";
  return `Team **${markdown(team, 100)}**: from **${before}** to **${after}**${asked}${why}${voice}\n\n`;
}

/** What decides on the step, in the direction that it goes. */
function conditionsOf(step: AskedStep, { progress }: Evidence): string {
  const asked = isBack(step) ? progress.reasons : progress.conditions;
  if (asked.length === 0) return "## Evidence\n\nNo condition decides on this step.\n\n";
  const held = heldInWords(asked);
  const what = isBack(step) ? "Of what keeps the team in its phase" : "Of what leads on";
  return `## Evidence\n\n${what}, ${held}.\n\n${conditionTable(asked)}`;
}

function isBack({ from, to }: Pick<PhaseProposal, "from" | "to">): boolean {
  return PHASES.indexOf(to) < PHASES.indexOf(from);
}

function closing({ mode, quietDays }: PromotionPolicy): string {
  const quiet =
    mode === "off" || quietDays === 0
      ? "Closing it leaves the phase as it is."
      : `Closing it leaves the phase as it is: on the same evidence it is not proposed again for ${count(quietDays, "day")}, on new evidence it may be at once.`;
  return `## Merge or close\n\nMerging it changes the phase, for the team's open pull requests too. ${quiet}\n`;
}
