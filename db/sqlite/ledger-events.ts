import { and, asc, desc, eq, gte, inArray, or, type SQL } from "drizzle-orm";
import { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { TeamWindow } from "../../src/store/ledger-store.ts";
import type { Sql } from "./database.ts";
import { ledger } from "./ledger-tables.ts";

type Pull = Pick<LedgerEvent, "repositoryId" | "number">;

/** Of each kind, so many pull requests or reports of one team are looked at. */
const MOST = 500;

/** Events in the order in which they were kept. */
export function eventsWhere(sql: Sql, where: SQL | undefined): readonly LedgerEvent[] {
  return sql
    .select({ event: ledger.event })
    .from(ledger)
    .where(where)
    .orderBy(asc(ledger.seq))
    .all()
    .map(({ event }) => LedgerEvent.parse(JSON.parse(event)));
}

/** Of one pull request. */
export function ofPull({ repositoryId, number }: Pull): SQL | undefined {
  return and(eq(ledger.repositoryId, repositoryId), eq(ledger.number, number));
}

/** SQLite takes an expression of at most 1000 parts. */
const AT_ONCE = 200;

/** All of some pull requests, and what was said elsewhere of the findings reported on them. */
export function eventsOfPulls(sql: Sql, pulls: readonly Pull[]): readonly LedgerEvent[] {
  const events = new Map<string, LedgerEvent>();
  for (let from = 0; from < pulls.length; from += AT_ONCE) {
    const own = or(...pulls.slice(from, from + AT_ONCE).map(ofPull));
    const reported = sql
      .select({ finding: ledger.finding, installationId: ledger.installationId })
      .from(ledger)
      .where(and(own, eq(ledger.kind, "logged")))
      .all();
    const told = eventsWhere(sql, own);
    for (const event of [...told, ...saidOf(sql, reported)]) events.set(event.id, event);
  }
  return [...events.values()];
}

interface Reported {
  readonly finding: number | null;
  readonly installationId: number;
}

/** What was said of findings, wherever it was; a repository may have changed its installation. */
function saidOf(sql: Sql, reported: readonly Reported[]): readonly LedgerEvent[] {
  const installations = new Set(reported.map(({ installationId }) => installationId));
  return [...installations].flatMap((installationId) => {
    const theirs = reported.filter((each) => each.installationId === installationId);
    const numbers = theirs.flatMap(({ finding }) => (finding === null ? [] : [finding]));
    const isTheirs = eq(ledger.installationId, installationId);
    return eventsWhere(sql, and(isTheirs, inArray(ledger.finding, numbers)));
  });
}

/** What a team's discovery rates are reckoned from. The index by team finds it, however long the history. */
export function eventsOfTeam(sql: Sql, window: TeamWindow): readonly LedgerEvent[] {
  const completed = pullsOf(sql, window, "completed", window.sessions);
  const abandoned = pullsOf(sql, window, "abandoned", window.sessions);
  const first = completed.at(-1)?.at ?? window.since;
  const since = first < window.since ? first : window.since;
  const reported = sql
    .select(PULL)
    .from(ledger)
    .where(and(ofTeam(window, "logged"), gte(ledger.at, since)))
    .orderBy(desc(ledger.at), desc(ledger.seq))
    .limit(MOST)
    .all();
  return eventsOfPulls(sql, distinct([...completed, ...abandoned, ...reported]));
}

const PULL = { repositoryId: ledger.repositoryId, number: ledger.number, at: ledger.at };

function pullsOf(sql: Sql, window: TeamWindow, kind: "completed" | "abandoned", limit: number) {
  return sql
    .select(PULL)
    .from(ledger)
    .where(ofTeam(window, kind))
    .orderBy(desc(ledger.at), desc(ledger.seq))
    .limit(limit)
    .all();
}

function ofTeam({ installationId, team }: TeamWindow, kind: LedgerEvent["kind"]): SQL | undefined {
  return and(
    eq(ledger.installationId, installationId),
    eq(ledger.team, team),
    eq(ledger.kind, kind),
  );
}

function distinct(pulls: readonly Pull[]): readonly Pull[] {
  const byKey = new Map(pulls.map((pull) => [`${pull.repositoryId}#${pull.number}`, pull]));
  return [...byKey.values()];
}
