import { type Dice, dice } from "../../bench/synthetic/dice.ts";
import type { Finding, LedgerSession } from "../../src/model/finding.ts";
import type { Severity } from "../../src/model/severity.ts";

/** How many teams of each true rate are followed. */
export const TEAMS = 400;

/** A completed session with what there was to find. */
export interface SimulatedSession {
  readonly session: LedgerSession;
  readonly findings: readonly Finding[];
}

/** A team by its sessions, oldest first. */
export type SimulatedTeam = readonly SimulatedSession[];

/** How many threats a session brings at most of each severity; from none on, all as likely. */
const MOST_THREATS: readonly (readonly [Severity, number])[] = [
  ["critical", 1],
  ["high", 3],
  ["medium", 3],
];

/** Teams that find each threat with the same probability; the same ones each time. */
export function simulatedTeams(rate: number, sessions: number): readonly SimulatedTeam[] {
  const thrown = dice(20_261_123);
  return Array.from({ length: TEAMS }, () =>
    Array.from({ length: sessions }, (_, number) => sessionOf(number + 1, rate, thrown)),
  );
}

function sessionOf(number: number, rate: number, thrown: Dice): SimulatedSession {
  const month = String(1 + Math.floor(number / 28)).padStart(2, "0");
  const day = `2026-${month}-${String(1 + (number % 28)).padStart(2, "0")}`;
  const key = `1#${number}`;
  const severities = MOST_THREATS.flatMap(([severity, most]) =>
    Array<Severity>(thrown.below(most + 1)).fill(severity),
  );
  return {
    session: {
      key,
      team: "team",
      author: "ada",
      openedAt: `${day}T09:00:00Z`,
      frozenAt: null,
      state: "completed",
      endedAt: `${day}T17:00:00Z`,
    },
    findings: severities.map((severity, at) =>
      findingOf({ key, at, severity, isFound: thrown.below(1000) < rate * 1000 }),
    ),
  };
}

interface Threat {
  /** Of its session. */
  readonly key: string;
  readonly at: number;
  readonly severity: Severity;
  readonly isFound: boolean;
}

function findingOf({ key, at, severity, isFound }: Threat): Finding {
  return {
    key: `${key}/${at}`,
    number: null,
    session: key,
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
