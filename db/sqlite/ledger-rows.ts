import type { EventOf, LedgerEvent } from "../../src/model/ledger-event.ts";
import type { ledger } from "./ledger-tables.ts";

/**
 * An event as it is kept: what is looked for stands beside it. What is said of a report from outside
 * stands with its team, where it says how severe it is.
 */
export function ledgerRow(
  installationId: number,
  event: LedgerEvent,
  report: EventOf<"logged"> | null = event.kind === "logged" ? event : null,
): typeof ledger.$inferInsert {
  const { id, repositoryId, number, kind, at } = event;
  const isOutside = report !== null && report.source !== "security" && "severity" in event;
  return {
    ...{ id, installationId, repositoryId, number, kind, at },
    team: "team" in event ? event.team : (report?.team ?? null),
    finding: "finding" in event ? event.finding : null,
    outside: isOutside ? event.severity : null,
    author: event.kind === "model-seen" ? event.author.toLowerCase() : null,
    event: JSON.stringify(event),
  };
}
