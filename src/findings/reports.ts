import { type EventOf, type LedgerEvent, sessionKey } from "../model/ledger-event.ts";
import { sameName } from "../model/names.ts";
import type { SessionEvents } from "./session-events.ts";

/** A reported threat, with all that was said of it since. */
export interface Report {
  readonly logged: EventOf<"logged">;
  /** As corrected last. */
  readonly severity: EventOf<"logged">["severity"];
  readonly isRetracted: boolean;
  readonly isFixed: boolean;
  /** As set by a person; null: it was not. */
  readonly escapeClass: EventOf<"escape-set">["escapeClass"] | null;
}

/** The reported threats of ordered events, oldest first. */
export function reportsIn(ordered: readonly LedgerEvent[]): readonly Report[] {
  const saidOf = saidByFinding(ordered);
  return ordered
    .filter((event) => event.kind === "logged")
    .map((logged) => {
      const said = saidOf.get(logged.finding) ?? [];
      const corrected = said.findLast((event) => event.kind === "severity-corrected");
      const set = said.findLast((event) => event.kind === "escape-set");
      return {
        logged,
        severity: corrected?.severity ?? logged.severity,
        isRetracted: said.some(({ kind }) => kind === "retracted"),
        isFixed: said.some(({ kind }) => kind === "fixed"),
        escapeClass: set?.escapeClass ?? null,
      };
    });
}

function saidByFinding(ordered: readonly LedgerEvent[]): ReadonlyMap<number, LedgerEvent[]> {
  const byFinding = new Map<number, LedgerEvent[]>();
  for (const event of ordered) {
    if (!("finding" in event) || event.kind === "logged") continue;
    const said = byFinding.get(event.finding);
    if (said === undefined) byFinding.set(event.finding, [event]);
    else said.push(event);
  }
  return byFinding;
}

/**
 * The session that a report belongs to: the one it was told in, else the team's latest session
 * that was completed before and speaks of its asset; null: there is none.
 */
export function sessionOfReport(
  { logged }: Report,
  sessions: readonly SessionEvents[],
): SessionEvents | null {
  if (logged.isOfSession) {
    return sessions.find(({ session }) => session.key === sessionKey(logged)) ?? null;
  }
  const { asset, team, at } = logged;
  if (asset === null) return null;
  const before = sessions.filter(
    ({ session: { state, endedAt, ...session } }) =>
      state === "completed" && session.team === team && endedAt !== null && endedAt < at,
  );
  return (
    before
      .toSorted((a, b) => compare(b.session.endedAt ?? "", a.session.endedAt ?? ""))
      .find(({ models }) => speaksOf(asset, models.at(-1))) ?? null
  );
}

function speaksOf(asset: string, model: EventOf<"model-seen"> | undefined): boolean {
  const names = [...(model?.assets ?? []), ...(model?.outOfScope ?? [])];
  return names.some((name) => sameName(name, asset));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
