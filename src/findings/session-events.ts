import type { LedgerSession } from "../model/finding.ts";
import { type EventOf, type LedgerEvent, sessionKey } from "../model/ledger-event.ts";

/** What is known of one session, in order of time. */
export interface SessionEvents {
  readonly session: LedgerSession;
  /** Never empty. */
  readonly models: readonly EventOf<"model-seen">[];
  readonly hints: readonly EventOf<"hinted">[];
  /** Commits that Security pushed. */
  readonly pushedBySecurity: ReadonlySet<string>;
}

/** Sorts ordered events by their sessions; a pull request without a threat model is none. */
export function sessionsIn(ordered: readonly LedgerEvent[]): readonly SessionEvents[] {
  const byKey = new Map<string, LedgerEvent[]>();
  for (const event of ordered) {
    const key = sessionKey(event);
    byKey.set(key, [...(byKey.get(key) ?? []), event]);
  }
  return [...byKey].flatMap(([key, events]) => {
    const models = events.filter((event) => event.kind === "model-seen");
    const [first] = models;
    if (first === undefined) return [];
    const hints = events.filter((event) => event.kind === "hinted");
    const pushed = events.filter((event) => event.kind === "security-pushed");
    const pushedBySecurity = new Set(pushed.map(({ commit }) => commit));
    return [{ session: sessionOf(key, events, first), models, hints, pushedBySecurity }];
  });
}

function sessionOf(
  key: string,
  events: readonly LedgerEvent[],
  { at: openedAt, author }: EventOf<"model-seen">,
): LedgerSession {
  const begun = events.find((event) => event.kind === "frozen" || isInSession(event));
  // A pull request that was closed and opened again is open; a merged one stays merged.
  const merge = events.findLast(({ kind }) => kind === "completed");
  const last = events.findLast(({ kind }) => kind === "abandoned" || kind === "model-seen");
  const end = merge ?? (last?.kind === "abandoned" ? last : undefined);
  return {
    key,
    team: end !== undefined && "team" in end ? end.team : teamOf(events),
    author,
    openedAt,
    frozenAt: begun?.at ?? null,
    state: end?.kind === "completed" || end?.kind === "abandoned" ? end.kind : "open",
    endedAt: end?.at ?? null,
  };
}

function isInSession(event: LedgerEvent): boolean {
  return event.kind === "logged" && event.isOfSession && event.source === "security";
}

function teamOf(events: readonly LedgerEvent[]): string | null {
  return events.findLast((event) => event.kind === "model-seen")?.team ?? null;
}
