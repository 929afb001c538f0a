import { and, eq, gte, inArray, or } from "drizzle-orm";
import { dayOf, type Instant, isBefore } from "../../src/model/time.ts";
import type { Place } from "../../src/store/ledger-store.ts";
import { acceptances } from "./command-tables.ts";
import type { Sql } from "./database.ts";
import { inParts } from "./ledger-events.ts";
import { lastNumber } from "./ledger-numbers.ts";
import { ledger } from "./ledger-tables.ts";
import { pulls } from "./pull-tables.ts";

/**
 * The places at which nothing happened since a moment and nothing waits for anybody: none of them is
 * open, and no report and no accepted risk of theirs is. The newest report of all stays, so that its
 * number is not given again.
 */
export function placesOver(sql: Sql, some: readonly Place[], before: Instant): readonly Place[] {
  const places = new Map(some.map((place) => [keyOf(place), place]));
  if (places.size === 0) return [];
  const all = [...places.values()];
  const told = Map.groupBy(toldAt(sql, all), keyOf);
  const said = saidOf(sql, [...told.values()].flat());
  const held = heldAt(sql, all, before);
  return all.filter((place) => {
    const here = told.get(keyOf(place)) ?? [];
    return isPast(here, held.get(keyOf(place)) ?? null, before) && isSettled(here, said, before);
  });
}

interface Told extends Place {
  readonly installationId: number;
  readonly kind: string;
  readonly at: Instant;
  readonly finding: number | null;
}

const TOLD = {
  repositoryId: ledger.repositoryId,
  number: ledger.number,
  installationId: ledger.installationId,
  kind: ledger.kind,
  at: ledger.at,
  finding: ledger.finding,
};

function keyOf({ repositoryId, number }: Place): string {
  return `${repositoryId}#${number}`;
}

function toldAt(sql: Sql, places: readonly Place[]): readonly Told[] {
  return sql.select(TOLD).from(ledger).where(isAnyOf(ledger, places)).all();
}

function isAnyOf(
  table: typeof ledger | typeof pulls | typeof acceptances,
  places: readonly Place[],
) {
  return or(
    ...places.map(({ repositoryId, number }) =>
      and(eq(table.repositoryId, repositoryId), eq(table.number, number)),
    ),
  );
}

/** What pulls or acceptances say of places. */
type Held = "open" | "closed" | "accepted";

/** Of an accepted risk, the end is what counts. */
function heldAt(sql: Sql, places: readonly Place[], before: Instant): ReadonlyMap<string, Held> {
  const { repositoryId, number, isOpen } = pulls;
  const seen = sql
    .select({ repositoryId, number, isOpen })
    .from(pulls)
    .where(isAnyOf(pulls, places))
    .all();
  const accepted = sql
    .select({ repositoryId: acceptances.repositoryId, number: acceptances.number })
    .from(acceptances)
    .where(and(isAnyOf(acceptances, places), gte(acceptances.until, dayOf(before))))
    .all();
  return new Map<string, Held>([
    ...seen.map((pull) => [keyOf(pull), pull.isOpen ? "open" : "closed"] as const),
    ...accepted.map((place) => [keyOf(place), "accepted"] as const),
  ]);
}

function isPast(told: readonly Told[], held: Held | null, before: Instant): boolean {
  if (held === "open" || held === "accepted") return false;
  const hasEnded = told.some(({ kind }) => kind === "completed" || kind === "abandoned");
  const isSession = told.some(({ kind }) => kind === "model-seen");
  return (
    (held === "closed" || hasEnded || !isSession) && told.every(({ at }) => isBefore(at, before))
  );
}

interface Said {
  /** Of an installation's finding, all that was told of it anywhere. */
  readonly byFinding: ReadonlyMap<string, readonly Told[]>;
  /** The number given last, by installation. */
  readonly last: ReadonlyMap<number, number>;
}

function saidOf(sql: Sql, told: readonly Told[]): Said {
  const reports = told.filter(({ kind }) => kind === "logged");
  const installations = Map.groupBy(reports, ({ installationId }) => installationId);
  const said = [...installations].flatMap(([installationId, theirs]) => {
    const findings = theirs.flatMap(({ finding }) => finding ?? []);
    const isTheirs = eq(ledger.installationId, installationId);
    return inParts(findings, (some) =>
      sql
        .select(TOLD)
        .from(ledger)
        .where(and(isTheirs, inArray(ledger.finding, some)))
        .all(),
    );
  });
  return {
    byFinding: Map.groupBy(said, findingKey),
    last: new Map([...installations.keys()].map((each) => [each, lastNumber(sql, each)])),
  };
}

function findingKey({ installationId, finding }: Told): string {
  return `${installationId}/${finding}`;
}

function isSettled(told: readonly Told[], { byFinding, last }: Said, before: Instant): boolean {
  return told
    .filter(({ kind }) => kind === "logged")
    .every((report) => {
      const said = byFinding.get(findingKey(report)) ?? [];
      const isDone = said.some(({ kind }) => kind === "fixed" || kind === "retracted");
      const isNewest = report.finding === last.get(report.installationId);
      return isDone && !isNewest && said.every(({ at }) => isBefore(at, before));
    });
}
