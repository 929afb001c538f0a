import { and, asc, desc, eq, gte, or, type SQL } from "drizzle-orm";
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

/** All of some pull requests, and what was said elsewhere of the findings reported on them. */
export function eventsOfPulls(sql: Sql, pulls: readonly Pull[]): readonly LedgerEvent[] {
  const own = or(...pulls.map(ofPull));
  if (own === undefined) return [];
  const reported = sql
    .select({ installationId: ledger.installationId, finding: ledger.finding })
    .from(ledger)
    .where(and(own, eq(ledger.kind, "logged")))
    .all();
  const said = reported.map(({ installationId, finding }) =>
    and(eq(ledger.installationId, installationId), eq(ledger.finding, finding ?? 0)),
  );
  return eventsWhere(sql, or(own, ...said));
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
