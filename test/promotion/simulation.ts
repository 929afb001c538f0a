import { type Dice, dice } from "../../bench/synthetic/dice.ts";
import type { LedgerState } from "../../src/findings/fold.ts";
import type { Finding, LedgerSession } from "../../src/model/finding.ts";
import type { PromotionPolicy } from "../../src/model/promotion.ts";
import type { Severity } from "../../src/model/severity.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { progressOf } from "../../src/promotion/progress.ts";

/** How many teams of each true rate are followed, and over how many sessions. */
export const TEAMS = 500;
export const SESSIONS = 15;

/** The part of all severe threats that a team finds in the long run. */
export const TRUE_RATES = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99] as const;

/** Promotes a team, or not, by what it did so far. */
type Judge = (ledger: LedgerState) => boolean;

const NOW = "2026-12-31T00:00:00Z";

/** The conditions, by default or with some settings of the config changed. */
export function byConditions(changes: Partial<PromotionPolicy> = {}): Judge {
  const policy = { ...DEFAULT_POLICY.promotion, ...changes };
  const history = {
    team: "team",
    phase: "observation",
    since: null,
    training: null,
    policy,
    now: NOW,
  } as const;
  return (ledger) => progressOf({ ...history, ledger }).conditions.every(({ holds }) => holds);
}

/** What people do without numbers: three good sessions in a row, however little was in them. */
export const byStreak: Judge = ({ sessions, findings }) => {
  const last = sessions.slice(-3).map(({ key }) => key);
  const isMissed = findings.some(
    ({ session, attribution }) => attribution === "missed" && last.includes(session ?? ""),
  );
  return last.length === 3 && !isMissed;
};

/** Of teams with a true rate, the part that is promoted at some time, in percent. */
export function promoted(rate: number, judge: Judge): number {
  const thrown = dice(20_261_123);
  let count = 0;
  for (let team = 0; team < TEAMS; team++) if (isPromoted(rate, judge, thrown)) count++;
  return Math.round((100 * count) / TEAMS);
}

/** Every team lives all its sessions, so that both judges see the same teams. */
function isPromoted(rate: number, judge: Judge, thrown: Dice): boolean {
  const sessions: LedgerSession[] = [];
  const findings: Finding[] = [];
  let is = false;
  for (let number = 1; number <= SESSIONS; number++) {
    sessions.push(sessionOf(number));
    findings.push(...findingsOf(number, rate, thrown));
    is ||= judge({ sessions, findings });
  }
  return is;
}

function sessionOf(number: number): LedgerSession {
  const day = `2026-01-${String(number).padStart(2, "0")}`;
  const [openedAt, endedAt] = [`${day}T09:00:00Z`, `${day}T17:00:00Z`];
  return {
    key: `1#${number}`,
    team: "team",
    openedAt,
    frozenAt: null,
    state: "completed",
    endedAt,
  };
}

/** A critical threat in every other session, and up to three high ones in each. */
function findingsOf(number: number, rate: number, thrown: Dice): readonly Finding[] {
  const criticals = Array<Severity>(thrown.below(2)).fill("critical");
  const highs = Array<Severity>(thrown.below(4)).fill("high");
  return [...criticals, ...highs].map((severity, at) => {
    const isFound = thrown.below(1000) < rate * 1000;
    return findingOf(`1#${number}`, at, severity, isFound);
  });
}

function findingOf(session: string, at: number, severity: Severity, isFound: boolean): Finding {
  return {
    key: `${session}/${at}`,
    number: null,
    session,
    team: "team",
    source: isFound ? "team" : "security",
    attribution: isFound ? "found" : "missed",
    title: "a threat",
    severity,
    stride: [],
    assets: [],
    at: "2026-01-01T09:00:00Z",
    isRetracted: false,
    isFixed: false,
    isKnown: false,
    escapeClass: null,
  };
}
