import type { EventOf, LedgerEvent, SeenThreat } from "../../src/model/ledger-event.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
import { STRIDE } from "../../src/model/stride.ts";
import { type Dice, dice } from "./dice.ts";
import { mishap, PARTS } from "./phrases.ts";

/** The team that has a twentieth of all sessions; the others have about fifty each. */
export const LARGE_TEAM = "platform";

/** Sessions of each other team. */
const OF_A_TEAM = 50;

/** One of so many sessions is the large team's, is given up, or has a late finding. */
const ONE_OF = { largeTeam: 20, abandoned: 12, late: 10 };

const YEARS = { from: Date.UTC(2023, 6, 1), to: Date.UTC(2026, 6, 1) };
const DAY = 24 * 60 * 60_000;

/** The day on which the made histories end. */
export const TODAY = "2026-07-01T00:00:00Z";

/** The names of the other teams, which are as many as there are sessions for. */
export function smallTeams(sessions: number): readonly string[] {
  const count = Math.max(1, Math.round(sessions / OF_A_TEAM));
  return Array.from({ length: count }, (_, index) => `team-${index}`);
}

/**
 * Three years of so many sessions, of about ten findings each: nine that the team wrote down, in two
 * pushes, and two that others reported, a few of them late, and some of them known. The same each time.
 */
export function* madeLedger(sessions: number): Generator<LedgerEvent> {
  const teams = smallTeams(sessions);
  const roll = dice(sessions);
  for (let index = 0; index < sessions; index += 1) {
    const others = index - Math.ceil(index / ONE_OF.largeTeam);
    const isLarge = index % ONE_OF.largeTeam === 0;
    const team = isLarge ? LARGE_TEAM : (teams[others % teams.length] ?? LARGE_TEAM);
    const opened = YEARS.from + (index / sessions) * (YEARS.to - YEARS.from - 4 * DAY);
    yield* sessionOf({ roll, index, team, opened });
  }
}

interface Made {
  readonly roll: Dice;
  readonly index: number;
  readonly team: string;
  /** Milliseconds since 1970. */
  readonly opened: number;
}

function* sessionOf(made: Made): Generator<LedgerEvent> {
  const { roll, index, opened } = made;
  const threats = Array.from({ length: 9 }, () => threatOf(roll));
  yield modelOf(made, opened, threats.slice(0, 7));
  yield modelOf(made, opened + DAY, threats);
  yield reportOf(made, opened + 2 * DAY, { finding: 2 * index + 1 });
  const finding = 2 * index + 2;
  const late = opened + 90 * DAY;
  const isLate = roll.below(ONE_OF.late) === 0 && late < YEARS.to;
  if (!isLate) yield reportOf(made, opened + 2.5 * DAY, { finding });
  const kind = roll.below(ONE_OF.abandoned) === 0 ? "abandoned" : "completed";
  yield { ...told(made, kind, opened + 3 * DAY), kind, team: made.team };
  if (!isLate) return;
  const isOfSession = roll.below(2) === 0;
  const source = isOfSession ? "pentest" : "bug-bounty";
  yield reportOf(made, late, { finding, isOfSession, source });
}

function told({ index }: Made, what: string, at: number) {
  return {
    id: `${index}:${what}:${at}`,
    at: new Date(at).toISOString().replace(/\.\d+Z$/, "Z"),
    repositoryId: 1 + (index % 500),
    number: index,
  };
}

function modelOf(made: Made, at: number, threats: readonly SeenThreat[]): EventOf<"model-seen"> {
  return {
    ...told(made, "model", at),
    kind: "model-seen",
    commit: `${made.index}-${at}`,
    team: made.team,
    author: "ada",
    documents: [`docs/design/${made.index}.md`],
    threats,
    assets: PARTS,
    outOfScope: [],
    considered: [],
    named: [],
  };
}

function reportOf(
  made: Made,
  at: number,
  changes: Pick<EventOf<"logged">, "finding"> & Partial<EventOf<"logged">>,
): EventOf<"logged"> {
  const { title, severity, stride, assets } = threatOf(made.roll);
  return {
    ...told(made, `logged-${changes.finding}`, at),
    kind: "logged",
    isOfSession: true,
    team: made.team,
    by: "sam",
    source: "security",
    severity: severity ?? "low",
    category: stride[0] ?? null,
    title,
    asset: assets[0] ?? null,
    ...changes,
  };
}

function threatOf(roll: Dice): SeenThreat {
  const part = roll.oneOf(PARTS);
  return {
    id: null,
    title: mishap(roll, part),
    severity: roll.oneOf(SEVERITIES),
    stride: [roll.oneOf(STRIDE)],
    assets: [part],
    status: "mitigated",
    isNew: true,
  };
}
