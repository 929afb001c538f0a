import type { Phase, PhasePolicy } from "../../model/phase.ts";
import { PHASE_DESCRIPTIONS } from "../../phases/index.ts";

/** What a phase means for a team that comes into it from another. */
export function whatChanges(
  from: Phase,
  to: Phase,
  phases: Readonly<Record<Phase, PhasePolicy>>,
): string {
  const { voice, title } = PHASE_DESCRIPTIONS[to];
  const rows = ASPECTS.map(({ aspect, inWords }) => ({
    aspect,
    before: inWords(phases[from]),
    after: inWords(phases[to]),
  })).filter(({ before, after }) => before !== after);
  const cells = rows.map(({ aspect, before, after }) => `| ${aspect} | ${before} | ${after} |\n`);
  const table =
    cells.length === 0
      ? "The gate asks of a pull request what it asked before.\n"
      : `| | ${PHASE_DESCRIPTIONS[from].title} | ${title} |\n| --- | --- | --- |\n${cells.join("")}`;
  return `## What changes for the team\n\n${voice}\n\n${table}\n`;
}

const ASPECTS: readonly { aspect: string; inWords: (policy: PhasePolicy) => string }[] = [
  { aspect: "gaps of level error", inWords: ({ gaps }) => GAPS[gaps] },
  { aspect: "Security's sign-off", inWords: ({ signOff }) => `is ${signOff}` },
  { aspect: "Security is asked", inWords: ({ request }) => REQUESTS[request] },
];

const GAPS: Readonly<Record<PhasePolicy["gaps"], string>> = {
  block: "block the merge",
  show: "are only shown",
};

const REQUESTS: Readonly<Record<PhasePolicy["request"], string>> = {
  ready: "once the pull request is ready",
  complete: "once nothing blocks",
  never: "when somebody asks for it",
};
