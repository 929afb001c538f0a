import { foldLedger } from "../../src/findings/fold.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Phase } from "../../src/model/phase.ts";
import type { Severity } from "../../src/model/severity.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import type { TeamHistory } from "../../src/promotion/team-history.ts";
import { pull, threat } from "../findings/story.ts";

export const TITLES = ["Skimming", "Forgery", "Draining", "Replay", "Leak", "Flooding", "Rollback"];

/** A completed session, from ten minutes times its number on: what the team found, and what it missed. */
export function session(
  number: number,
  found: readonly Severity[],
  missed: readonly Severity[] = [],
): readonly LedgerEvent[] {
  const { model, report, end } = pull(number);
  const at = number * 10;
  const threats = found.map((severity, index) => threat(TITLES[index] ?? "", { severity }));
  const reports = missed.map((severity, index) =>
    report(at + 1, number * 10 + index, `Unseen ${TITLES[index]}`, { severity, asset: "Backups" }),
  );
  return [model(at, threats), ...reports, end(at + 5)];
}

/** What an incident brought to light, tied to no session. */
export function late(severity: Severity, at = 99, finding = 999): LedgerEvent {
  const outside = { isOfSession: false, source: "incident", severity, asset: "Elsewhere" } as const;
  return pull(90).report(at, finding, "Seen outside", outside);
}

/** Five sessions in which nothing was missed. */
export const GOOD = [1, 2, 3, 4, 5].map((number) => session(number, ["critical", "high"]));

/** The payments team, the day after its story, with the defaults. */
export function history(
  phase: Phase,
  events: readonly LedgerEvent[],
  changes: Partial<TeamHistory> = {},
): TeamHistory {
  return {
    team: "payments",
    phase,
    since: null,
    ledger: foldLedger(events),
    policy: DEFAULT_POLICY.promotion,
    training: null,
    now: "2026-01-06T00:00:00Z",
    ...changes,
  };
}
