import type { OutsideReport } from "../store/ledger-store.ts";
import type { Store } from "../store.ts";
import type { BadRow } from "./reading/records.ts";
import type { FindingRow, Since } from "./rows/finding-row.ts";
import { ledgerIdOf } from "./rows/identity.ts";
import type { Told } from "./rows/row-reader.ts";
import type { PlaceOf } from "./session-places.ts";

/** Whose rows they are, and who brings them. */
export interface Importing {
  readonly store: Pick<Store, "ledger" | "training">;
  readonly placeOf: PlaceOf;
  readonly owner: string;
  readonly installationId: number;
  readonly by: string;
  readonly now: string;
}

/** What became of some rows. */
export interface Imported {
  /** How many were not known. */
  readonly added: number;
  readonly bad: readonly BadRow[];
  /** How many are known now, those that were before too. */
  readonly good: number;
  /** Whose findings they are, those that were known too. */
  readonly teams: readonly string[];
  readonly isTraining: boolean;
}

/** Keeps what some rows tell, as one transaction for each kind; those that cannot be are told. */
export async function importRows(
  importing: Importing,
  rows: readonly Told[],
  isDryRun: boolean,
): Promise<Imported> {
  const { store, placeOf, owner, installationId, by, now } = importing;
  const records = rows.flatMap((row) => (row.kind === "training" ? [row.training] : []));
  const bad: BadRow[] = [];
  const reports: OutsideReport[] = [];
  for (const row of rows) {
    if (row.kind !== "finding") continue;
    const { session } = row.finding;
    const place = session === null ? null : await placeOf(session);
    if (typeof place === "string") bad.push({ line: row.line, wrong: `session: ${place}` });
    else reports.push(reportOf(row.finding, place, importing));
  }
  const outcome = {
    ...{ bad, good: records.length + reports.length, isTraining: records.length > 0 },
    teams: reports.flatMap(({ logged }) => logged.team ?? []),
  };
  if (isDryRun) return { ...outcome, added: 0 };
  const logged = reports.length === 0 ? 0 : await store.ledger.logMany(installationId, reports);
  const kept = await store.training.keep(
    owner,
    records.map((record) => ({ ...record, by, at: now })),
  );
  return { ...outcome, added: logged + kept };
}

function reportOf(
  row: FindingRow,
  place: OutsideReport["place"],
  { by, now }: Importing,
): OutsideReport {
  const id = ledgerIdOf(row);
  const { at, team, source, severity, category, title, asset } = row;
  const what = { team, by, source, severity, category, title, asset };
  return {
    logged: { kind: "logged", id, at, isOfSession: place !== null, ...what },
    said: saidOf(row, id, { by, now }),
    place,
  };
}

/** What is said of a finding beside what it is; since when, if that is known, or by now. */
function saidOf(
  { at, escape_class: escapeClass, fixed, retracted }: FindingRow,
  id: string,
  { by, now }: Pick<Importing, "by" | "now">,
): OutsideReport["said"] {
  const told = (kind: string, since: Since) => ({ id: `${id}:${kind}`, at: since.at ?? now, by });
  const said: OutsideReport["said"][number][] = [];
  if (escapeClass !== null) {
    said.push({ kind: "escape-set", ...told("escape", { at }), escapeClass });
  }
  if (fixed !== null) said.push({ kind: "fixed", ...told("fixed", fixed), note: "" });
  if (retracted !== null)
    said.push({ kind: "retracted", ...told("retracted", retracted), reason: "" });
  return said;
}
