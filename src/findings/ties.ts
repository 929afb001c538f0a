import type { EventOf, LedgerEvent } from "../model/ledger-event.ts";
import { nameKey } from "../model/names.ts";
import { inOrder } from "./in-order.ts";
import { type SessionEvents, sessionsIn } from "./session-events.ts";

/** A report that names no pull request. */
type Floating = EventOf<"logged">;

/** What is remembered of a session, to tell what belongs to it. */
interface Known {
  readonly key: string;
  readonly openedAt: string;
  readonly endedAt: string;
  readonly place: Pick<LedgerEvent, "repositoryId" | "number">;
}

interface Abandoned extends Known {
  readonly team: string | null;
  readonly documents: ReadonlySet<string>;
}

/**
 * Which reports and sessions elsewhere belong to a session, so that a history can be folded in parts
 * that come to the same as the whole. It is told of all events first, in parts that hold all of a
 * session each, and keeps of them only what that takes.
 */
export interface Ties {
  tell(events: readonly LedgerEvent[]): void;
  /** Places whose events it takes to fold some sessions, beside their own. */
  companionsOf(sessions: readonly SessionEvents[]): readonly Known["place"][];
  /** The key of the session that a report belongs to that names none; null: it is tied to none. */
  sessionOf(report: Floating): string | null;
}

/** As `Ties`, of a history of which nothing was told yet. */
export function sessionTies(): Ties {
  const completed = new Map<string, Known[]>();
  const abandoned = new Map<number, Abandoned[]>();
  const floating: Floating[] = [];
  let tied: ReadonlyMap<string, readonly Floating[]> | null = null;
  const sessionOf = ({ team, asset, at }: Floating): string | null => {
    const known = asset === null ? [] : (completed.get(assetKey(team, asset)) ?? []);
    const before = known.filter(({ endedAt }) => endedAt < at);
    return before.reduce<Known | null>(later, null)?.key ?? null;
  };
  const tellSession = (session: SessionEvents) => {
    for (const [key, known] of assetsOf(session)) pushTo(completed, key, known);
    for (const known of givenUp(session)) pushTo(abandoned, known.place.repositoryId, known);
  };
  return {
    tell(events) {
      for (const session of sessionsIn(inOrder(events))) tellSession(session);
      floating.push(...events.filter(isFloating));
    },
    companionsOf(sessions) {
      tied ??= Map.groupBy(floating, (report) => sessionOf(report) ?? "");
      const reports = sessions.flatMap(({ session }) => tied?.get(session.key) ?? []);
      return [...reports, ...sessions.flatMap((each) => predecessors(each, abandoned))];
    },
    sessionOf,
  };
}

function isFloating(event: LedgerEvent): event is Floating {
  return event.kind === "logged" && !event.isOfSession;
}

function assetKey(team: string | null, asset: string): string {
  return JSON.stringify([team, nameKey(asset)]);
}

/** The one that ended later; of two at once, the one that was opened first. */
function later(best: Known | null, each: Known): Known {
  if (best === null || each.endedAt > best.endedAt) return each;
  return each.endedAt === best.endedAt && each.openedAt < best.openedAt ? each : best;
}

function knownOf({ session: { key, openedAt, endedAt }, models }: SessionEvents): Known | null {
  const [first] = models;
  return first === undefined || endedAt === null
    ? null
    : { key, openedAt, endedAt, place: { repositoryId: first.repositoryId, number: first.number } };
}

/** A completed session by each asset that it speaks of at its end. */
function assetsOf(each: SessionEvents): readonly (readonly [string, Known])[] {
  const known = knownOf(each);
  const last = each.models.at(-1);
  if (each.session.state !== "completed" || known === null || last === undefined) return [];
  const names = [...last.assets, ...last.outOfScope].filter((name) => nameKey(name) !== "");
  const keys = new Set(names.map((name) => assetKey(each.session.team, name)));
  return [...keys].map((key) => [key, known] as const);
}

function givenUp(each: SessionEvents): readonly Abandoned[] {
  const known = knownOf(each);
  if (each.session.state !== "abandoned" || known === null) return [];
  return [{ ...known, team: each.session.team, documents: documentsOf(each) }];
}

function documentsOf({ models }: SessionEvents): ReadonlySet<string> {
  return new Set(models.flatMap(({ documents }) => documents));
}

/** Sessions on its documents that were given up before it. */
function predecessors(
  each: SessionEvents,
  abandoned: ReadonlyMap<number, readonly Abandoned[]>,
): readonly Known["place"][] {
  const { session, models } = each;
  const documents = documentsOf(each);
  return (abandoned.get(models[0]?.repositoryId ?? 0) ?? [])
    .filter(({ team, endedAt }) => team === session.team && endedAt <= session.openedAt)
    .filter((before) => [...before.documents].some((path) => documents.has(path)))
    .map(({ place }) => place);
}

function pushTo<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
