import type { Phase } from "../model/phase.ts";
import type { PhaseChange } from "../model/phase-change.ts";
import type { Proposal } from "../model/proposal.ts";
import { dayOf } from "../model/time.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { link, markdown } from "./escape.ts";

/**
 * Since when a team is in its phase, who changed it and why, and what is proposed; empty: nothing is
 * known. Changes are given newest first.
 */
export function phaseHistoryLines(
  changes: readonly PhaseChange[],
  open: readonly Proposal[],
): string {
  const [newest] = changes;
  const since = newest === undefined ? "" : `In this phase since ${dayOf(newest.at)}:\n\n`;
  const rows = changes.map((change) => `- ${changeInWords(change)}\n`).join("");
  const proposed = open.map((proposal) => `${proposalInWords(proposal)}\n`).join("");
  return [since + rows, proposed]
    .map((part) => part.trimEnd())
    .filter((part) => part !== "")
    .join("\n\n");
}

function changeInWords({ from, to, at, by, why, url }: PhaseChange): string {
  const page = url === null ? "" : ` (${link("its pull request", url)})`;
  const reason = why === "" ? "" : `: ${markdown(why, 300)}`;
  return `${dayOf(at)}, ${wayInWords(from, to)}, by ${markdown(by, 60)}${reason}${page}`;
}

function wayInWords(from: Phase | null, to: Phase | null): string {
  if (to === null) return "taken out of the config";
  const title = `**${PHASE_DESCRIPTIONS[to].title}**`;
  return from === null
    ? `new, in ${title}`
    : `from **${PHASE_DESCRIPTIONS[from].title}** to ${title}`;
}

function proposalInWords({ to, openedAt, by, url }: Proposal): string {
  const asked = by === null ? "" : `, as ${markdown(by, 60)} asked`;
  const page = link("this pull request", url);
  return `Proposed on ${dayOf(openedAt)}${asked}: **${PHASE_DESCRIPTIONS[to].title}**. It waits in ${page}.`;
}
