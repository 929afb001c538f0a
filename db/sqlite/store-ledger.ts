import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { type EventOf, LedgerEvent } from "../../src/model/ledger-event.ts";
import type { KnownSession, LedgerStore } from "../../src/store/ledger-store.ts";
import { inQuickTransaction, inTransaction, type Sql } from "./database.ts";
import { authorsSince } from "./ledger-authors.ts";
import { eventsOfPulls, eventsWhere, ofPull, type Pull } from "./ledger-events.ts";
import { lastNumber, numbersOf } from "./ledger-numbers.ts";
import { logReports } from "./ledger-of-outside.ts";
import { eventsOfTeam } from "./ledger-of-team.ts";
import { placesAfter } from "./ledger-places.ts";
import { ledgerRow } from "./ledger-rows.ts";
import { ledger } from "./ledger-tables.ts";

/** The history of findings, in a SQLite database. */
export function ledgerStore(sql: Sql): LedgerStore {
  return {
    append: async (installationId, event) =>
      inTransaction(sql, (transaction) => {
        const isRepeated = event.kind === "model-seen" && isLastModel(transaction, event);
        if (!isRepeated) insert(transaction, installationId, event);
      }),
    log: async (installationId, report) =>
      inTransaction(sql, (transaction) => {
        const known = numbersOf(transaction, installationId, [report.id]).get(report.id);
        if (known !== undefined) return known;
        const finding = lastNumber(transaction, installationId) + 1;
        insert(transaction, installationId, { ...report, finding });
        return finding;
      }),
    logMany: async (installationId, reports) =>
      inQuickTransaction(sql, (transaction) => logReports(transaction, installationId, reports)),
    report: async (installationId, finding) => reportOf(sql, installationId, finding),
    session: async (repositoryId, number) => sessionOf(sql, { repositoryId, number }),
    ofPull: async (repositoryId, number) => eventsOfPulls(sql, [{ repositoryId, number }]),
    ofPulls: async (places) => eventsOfPulls(sql, places),
    places: async (installationId, after, limit) => placesAfter(sql, installationId, after, limit),
    ofTeam: async (window) => eventsOfTeam(sql, window),
    authorsSince: async (installationId, logins, since) =>
      authorsSince(sql, installationId, logins, since),
  };
}

const of = (installationId: number) => eq(ledger.installationId, installationId);

function insert(sql: Sql, installationId: number, event: LedgerEvent): void {
  const isCorrection = event.kind === "severity-corrected";
  const report = isCorrection ? reportOf(sql, installationId, event.finding) : undefined;
  sql
    .insert(ledger)
    .values(ledgerRow(installationId, event, report))
    .onConflictDoNothing()
    .run();
}

function reportOf(sql: Sql, installationId: number, finding: number): EventOf<"logged"> | null {
  const isReport = and(eq(ledger.finding, finding), eq(ledger.kind, "logged"));
  const [event] = eventsWhere(sql, and(of(installationId), isReport));
  return event?.kind === "logged" ? event : null;
}

/** Whether the session's newest word on its threat model says the same; its closing is one too. */
function isLastModel(sql: Sql, event: EventOf<"model-seen">): boolean {
  const known = lastOf(sql, event, ["model-seen", "abandoned"]);
  return known?.kind === "model-seen" && substanceOf(known) === substanceOf(event);
}

/** The newest event of some kinds on a pull request. */
function lastOf(sql: Sql, pull: Pull, kinds: LedgerEvent["kind"][]): LedgerEvent | null {
  const [last] = sql
    .select({ event: ledger.event })
    .from(ledger)
    .where(and(ofPull(pull), inArray(ledger.kind, kinds)))
    .orderBy(desc(ledger.seq))
    .limit(1)
    .all();
  return last === undefined ? null : LedgerEvent.parse(JSON.parse(last.event));
}

function sessionOf(sql: Sql, pull: Pull): KnownSession | null {
  const model = lastOf(sql, pull, ["model-seen"]);
  if (model?.kind !== "model-seen") return null;
  const isReport = and(eq(ledger.kind, "logged"), isNull(ledger.outside));
  const [begun] = sql
    .select({ seq: ledger.seq })
    .from(ledger)
    .where(and(ofPull(pull), or(eq(ledger.kind, "frozen"), isReport)))
    .limit(1)
    .all();
  return { team: model.team, author: model.author, isFrozen: begun !== undefined };
}

function substanceOf({ id: _, at: __, commit: ___, ...model }: EventOf<"model-seen">): string {
  return JSON.stringify(LedgerEvent.parse({ ...model, id: "", at: "-".repeat(20), commit: "" }));
}
