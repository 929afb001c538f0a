import { and, desc, eq, gte, inArray, type SQL } from "drizzle-orm";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
import type { TeamWindow } from "../../src/store/ledger-store.ts";
import type { Sql } from "./database.ts";
import { eventsOfPulls, eventsWhere, inParts, ofPulls, type Pull } from "./ledger-events.ts";
import { ledger } from "./ledger-tables.ts";

/** What a team's discovery rates are reckoned from. Indexes find it, however long the history. */
export function eventsOfTeam(sql: Sql, window: TeamWindow): readonly LedgerEvent[] {
  const completed = pullsOf(sql, window, "completed");
  const pulls = [...completed, ...pullsOf(sql, window, "abandoned")];
  const first = completed.at(-1)?.at ?? window.since;
  const since = first < window.since ? first : window.since;
  const events = new Map<string, LedgerEvent>();
  for (const event of [...eventsOfPulls(sql, pulls), ...fromOutside(sql, { ...window, since })]) {
    events.set(event.id, event);
  }
  return [...events.values()];
}

const PULL = { repositoryId: ledger.repositoryId, number: ledger.number, at: ledger.at };

function pullsOf(sql: Sql, window: TeamWindow, kind: "completed" | "abandoned") {
  return sql
    .select(PULL)
    .from(ledger)
    .where(and(ofTeam(window), eq(ledger.kind, kind)))
    .orderBy(desc(ledger.at), desc(ledger.seq))
    .limit(window.sessions)
    .all();
}

function ofTeam({ installationId, team }: TeamWindow): SQL | undefined {
  return and(eq(ledger.installationId, installationId), eq(ledger.team, team));
}

/** Of each severity, so many of the latest reports from outside count: a flood hides no severer one. */
const MOST = 200;

/** Reports from outside with what was said of them, and when the pull requests ended that they name. */
function fromOutside(sql: Sql, window: TeamWindow): readonly LedgerEvent[] {
  const told = SEVERITIES.flatMap((severity) =>
    sql
      .select({ finding: ledger.finding })
      .from(ledger)
      .where(and(ofTeam(window), eq(ledger.outside, severity), gte(ledger.at, window.since)))
      .orderBy(desc(ledger.at), desc(ledger.seq))
      .limit(MOST)
      .all(),
  );
  const findings = [...new Set(told.flatMap(({ finding }) => finding ?? []))];
  const isTheirs = eq(ledger.installationId, window.installationId);
  const said = inParts(findings, (some) =>
    eventsWhere(sql, and(isTheirs, inArray(ledger.finding, some))),
  );
  return [...said, ...endsOf(sql, said)];
}

function endsOf(sql: Sql, said: readonly LedgerEvent[]): readonly LedgerEvent[] {
  const named = said.filter(
    (event): event is LedgerEvent => event.kind === "logged" && event.isOfSession,
  );
  return inParts(named, (some: readonly Pull[]) =>
    eventsWhere(sql, and(ofPulls(some), eq(ledger.kind, "completed"))),
  );
}
