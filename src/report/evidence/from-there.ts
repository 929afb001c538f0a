import type { PhaseProposal } from "../../model/command-effect.ts";
import type { Phase } from "../../model/phase.ts";
import type { PromotionPolicy } from "../../model/promotion.ts";
import type { Severity } from "../../model/severity.ts";
import { PHASE_DESCRIPTIONS } from "../../phases/index.ts";
import { WAYS } from "../../promotion/ways.ts";
import { count, listed } from "../count.ts";
import { percent } from "../percent.ts";
import { either, lastSessions } from "./condition-words.ts";

/** What leads a team back out of the phase that it comes into, and what leads on. */
export function fromThere(
  { from, to }: Pick<PhaseProposal, "from" | "to">,
  policy: PromotionPolicy,
): string {
  const { back, next, by, late } = WAYS[to];
  const parts = [
    ...(back === null ? [] : [backWords(to, back, policy)]),
    next !== null && by === "findings" ? onWords(to, next, policy) : PHASE_DESCRIPTIONS[to].next,
    ...(by === "training" && from === next ? [afterReturn(policy)] : []),
    ...(back === null
      ? []
      : [`Only what happens from the first day of the phase counts${before(late)}.`]),
  ];
  return `## From there\n\n${parts.join("\n\n")}\n\n`;
}

function backWords(phase: Phase, back: Phase, policy: PromotionPolicy): string {
  const found = `less than ${percent(policy.backRate)} found of the ${either(WAYS[phase].severities)} ones over ${count(policy.window, "session")}`;
  return `Back to **${PHASE_DESCRIPTIONS[back].title}** leads: a critical finding missed in ${lastSessions(policy.backSessions)}, a late critical one, or ${found}.`;
}

function onWords(phase: Phase, next: Phase, policy: PromotionPolicy): string {
  const { severities, late } = WAYS[phase];
  const parts = [
    `${count(policy.window, "completed session")} with at least ${policy.findings} critical or high findings`,
    `at least ${percent(policy.rate)} found of the ${listed(severities)} ones each`,
    "no critical one missed",
    ...(late.length === 0
      ? []
      : [`no late ${either(late)} one in ${count(policy.lateDays, "day")}`]),
  ];
  return `On to **${PHASE_DESCRIPTIONS[next].title}** leads: ${listed(parts)}.`;
}

/** What came late stands in the way of moving on, in whichever phase that was. */
function before(late: readonly Severity[]): string {
  return late.length === 0 ? "" : "; on the way on, so does what came late before it";
}

function afterReturn({ backSessions }: PromotionPolicy): string {
  return `As it was led back, ${count(backSessions, "completed session")} without a missed critical finding are asked for as well.`;
}
