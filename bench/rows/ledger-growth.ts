import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { historyOfTeam } from "../../src/gather/progress.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { progressOf } from "../../src/promotion/progress.ts";
import type { Store } from "../../src/store.ts";
import { INSTALLATION, storeWith } from "../ledger-file.ts";
import type { Row } from "../row.ts";
import { type Patience, sideBySide, type Timing } from "../side-by-side.ts";
import { LARGE_TEAM, madeLedger, smallTeams, TODAY } from "../synthetic/ledger.ts";
import { milliseconds } from "../units.ts";

/** Ten findings each. */
const SESSIONS = { few: 1000, many: 100_000 };

/**
 * How far a team is, reckoned from the ledger. The large team's own history grows with all others';
 * the row shows what grows worst.
 */
export const ledgerGrowth: Row = {
  what: "a team's progress at 1 M findings and 100 k sessions / at 10 k findings",
  target: { atMost: 2 },
  measure: (_folder, patience = { rounds: 41, roundTime: 0, warmups: 10 }) =>
    grownBy(SESSIONS, patience),
};

/** What a history of many sessions takes of each kind of work, held against one of few. */
export async function grownBy(
  { few, many }: typeof SESSIONS,
  patience: Patience,
): ReturnType<Row["measure"]> {
  const folder = await mkdtemp(join(tmpdir(), "threatgate-bench-"));
  const small = await storeWith(join(folder, "few.db"), madeLedger(few));
  const large = await storeWith(join(folder, "many.db"), madeLedger(many));
  try {
    const grown: Grown[] = [];
    for (const { name, on } of WORK) {
      const contest = { ours: on(large, many), theirs: on(small, few) };
      grown.push({ name, ...(await sideBySide(contest, patience, "wall")) });
    }
    const [worst, ...others] = grown.toSorted((a, b) => b.ratio - a.ratio);
    if (worst === undefined) throw new Error("There is no work to measure.");
    return {
      ratio: worst.ratio,
      ours: milliseconds(worst.ours),
      theirs: milliseconds(worst.theirs),
      note: `${worst.name}; ${others.map(inWords).join("; ")}`,
    };
  } finally {
    await Promise.all([small.close(), large.close()]);
    await rm(folder, { recursive: true });
  }
}

interface Grown extends Timing {
  readonly name: string;
}

interface Work {
  readonly name: string;
  /** The work on a store that holds so many sessions. */
  on(store: Store, sessions: number): () => Promise<unknown>;
}

const WORK: readonly Work[] = [
  { name: "a team with a twentieth of all", on: (store) => progress(store, LARGE_TEAM) },
  {
    name: "a team with fifty sessions",
    on: (store, sessions) => progress(store, smallTeams(sessions)[0] ?? LARGE_TEAM),
  },
  {
    name: "all of one pull request",
    on: (store, sessions) => {
      const [first] = madeLedger(sessions);
      const { repositoryId = 0, number = 0 } = first ?? {};
      return async () => store.ledger.ofPull(repositoryId, number);
    },
  },
  { name: "keeping what happens in one session", on: keepingSessions },
];

function progress(store: Store, team: string) {
  const ground = { store, installationId: INSTALLATION, now: TODAY };
  const asked = { team, phase: "review", training: null } as const;
  return async () => progressOf(await historyOfTeam(ground, asked, DEFAULT_POLICY));
}

/** Another pull request each time, in a repository of its own. */
function keepingSessions({ ledger }: Store) {
  const events = madeLedger(1).toArray();
  let number = 0;
  return async () => {
    number += 1;
    for (const event of events) {
      const next = { ...event, id: `${number}:${event.id}`, repositoryId: 0, number };
      if (next.kind === "logged") await ledger.log(INSTALLATION, next);
      else await ledger.append(INSTALLATION, next);
    }
  };
}

function inWords({ name, ours, ratio }: Grown): string {
  return `${name} ${ratio.toFixed(2)} × (${milliseconds(ours)})`;
}
