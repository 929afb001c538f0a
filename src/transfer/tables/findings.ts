import type { Finding } from "../../model/finding.ts";
import type { EventOf, LedgerEvent } from "../../model/ledger-event.ts";
import { FINDING_COLUMNS, type NameOf } from "../columns.ts";
import { ownIdOf } from "../rows/identity.ts";
import { type FoldedPart, foldedHistory } from "./history.ts";
import { sessionNames } from "./session-names.ts";
import type { Row, Table } from "./table.ts";

/** All findings, with who found each first. */
export const findings: Table = {
  name: "findings",
  holds: "all findings, of the teams' own documents and of everybody else",
  columns: FINDING_COLUMNS,
  async *rows(exporting) {
    const nameOf = sessionNames(exporting.store.pulls);
    for await (const part of foldedHistory(exporting)) {
      const told = toldIn(part);
      const rows: Row[] = [];
      for (const finding of part.findings) {
        const session = finding.session === null ? null : await nameOf(finding.session);
        rows.push(rowOf(finding, session, told));
      }
      yield rows;
    }
  },
};

/** What was said of each finding, by its number. */
type Said = ReadonlyMap<number, readonly LedgerEvent[]>;

function toldIn({ events }: FoldedPart): Said {
  return Map.groupBy(
    events.filter((event) => "finding" in event),
    ({ finding }) => finding,
  );
}

function rowOf(
  finding: Finding,
  session: string | null,
  told: Said,
): Readonly<Record<NameOf<typeof FINDING_COLUMNS>, string | null>> {
  const said = finding.number === null ? [] : (told.get(finding.number) ?? []);
  const when = (kind: "fixed" | "retracted") => said.find((event) => event.kind === kind)?.at;
  return {
    id: idOf(finding, said),
    finding: finding.number === null ? null : `F-${finding.number}`,
    session,
    team: finding.team,
    source: finding.source,
    attribution: finding.attribution,
    severity: finding.severity,
    category: finding.stride.join(", ") || "outside-stride",
    title: finding.title,
    asset: finding.assets.join(", ") || null,
    at: finding.at,
    escape_class: finding.escapeClass,
    fixed: finding.isFixed ? (when("fixed") ?? "yes") : "no",
    retracted: finding.isRetracted ? (when("retracted") ?? "yes") : "no",
    repeated: finding.isKnown ? "yes" : "no",
  };
}

/** Of a report, what its source calls it; of what only the team wrote, where it stands. */
function idOf({ key, source }: Finding, said: readonly LedgerEvent[]): string {
  const logged = said.find((event): event is EventOf<"logged"> => event.kind === "logged");
  return logged === undefined || source === "team" ? key : ownIdOf(logged);
}
