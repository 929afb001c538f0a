import { countedIn, discoveryRate, lastSessions } from "../findings/discovery-rate.ts";
import type { LedgerState } from "../findings/fold.ts";
import type { Phase } from "../model/phase.ts";
import type { Condition, Progress, PromotionPolicy } from "../model/promotion.ts";
import type { Severity } from "../model/severity.ts";
import { addDays, dayOf, type Instant } from "../model/time.ts";

/** A team, and what is known of its history. */
export interface TeamHistory {
  readonly team: string;
  readonly phase: Phase;
  readonly ledger: LedgerState;
  readonly policy: PromotionPolicy;
  readonly now: Instant;
}

/** How far a team is to the next phase, and what may lead it back, with the numbers behind it. */
export function progressOf(history: TeamHistory): Progress {
  const { next, back, severities } = STEPS[history.phase];
  const conditions = next === null ? [] : conditionsFor(severities, history);
  const isLast = next === "security-optional";
  return {
    next,
    conditions: isLast ? [...conditions, noneLate(["critical", "high"], history)] : conditions,
    back,
    reasons: back === null ? [] : reasonsToStay(severities, history),
  };
}

/** From where to where the ledger leads, and by which severities. Training has records of its own. */
const STEPS: Readonly<Record<Phase, Step>> = {
  traditional: { next: null, back: null, severities: [] },
  training: { next: null, back: null, severities: [] },
  observation: { next: "review", back: "training", severities: ["critical", "high"] },
  review: {
    next: "security-optional",
    back: "observation",
    severities: ["critical", "high", "medium"],
  },
  "security-optional": {
    next: null,
    back: "review",
    severities: ["critical", "high", "medium"],
  },
};

interface Step {
  readonly next: Phase | null;
  readonly back: Phase | null;
  readonly severities: readonly Severity[];
}

function conditionsFor(
  severities: readonly Severity[],
  { ledger, team, policy }: TeamHistory,
): readonly Condition[] {
  const last = lastSessions(ledger, team, policy.window);
  const counted = countedIn(ledger, last);
  const severe = counted.filter(({ severity }) => severity === "critical" || severity === "high");
  const rates = severities.map((severity) => discoveryRate(counted, severity, policy.countHinted));
  return [
    {
      kind: "sessions",
      count: last.length,
      least: policy.window,
      holds: last.length >= policy.window,
    },
    {
      kind: "findings",
      severities: ["critical", "high"],
      count: severe.length,
      least: policy.findings,
      holds: severe.length >= policy.findings,
    },
    ...rates.map((rate) => atLeast(rate, policy.rate)),
    noneMissed(last, { ledger }),
  ];
}

function reasonsToStay(
  severities: readonly Severity[],
  history: TeamHistory,
): readonly Condition[] {
  const { ledger, team, policy } = history;
  const last = lastSessions(ledger, team, policy.window);
  const counted = countedIn(ledger, last);
  const rates = severities.map((severity) => discoveryRate(counted, severity, policy.countHinted));
  return [
    noneMissed(last.slice(0, policy.backSessions), { ledger }),
    noneLate(["critical"], history),
    // Over fewer sessions than the window, a rate says too little.
    ...rates.map((rate) =>
      last.length < policy.window
        ? { ...atLeast(rate, policy.backRate), holds: true }
        : atLeast(rate, policy.backRate),
    ),
  ];
}

/** Of a severity that nobody found anything of, nothing was missed. */
function atLeast(rate: ReturnType<typeof discoveryRate>, least: number): Condition {
  return { kind: "rate", rate, least, holds: rate.rate === null || rate.rate >= least };
}

function noneMissed(
  sessions: readonly string[],
  { ledger }: Pick<TeamHistory, "ledger">,
): Condition {
  const count = countedIn(ledger, sessions).filter(
    ({ severity, source }) => severity === "critical" && source !== "team",
  ).length;
  return { kind: "none-missed", sessions: sessions.length, count, holds: count === 0 };
}

/** Also of what the team had listed: that it happened is what counts here. */
function noneLate(
  severities: readonly Severity[],
  { ledger, team, policy: { lateDays: days }, now }: TeamHistory,
): Condition {
  const since = addDays(dayOf(now), -days);
  const count = ledger.findings.filter(
    (finding) =>
      finding.attribution === "late" &&
      finding.team === team &&
      !finding.isRetracted &&
      dayOf(finding.at) >= since &&
      severities.some((severity) => severity === finding.severity),
  ).length;
  return { kind: "none-late", severities, days, count, holds: count === 0 };
}
