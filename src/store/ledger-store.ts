import type { EventOf, LedgerEvent } from "../model/ledger-event.ts";
import type { Instant } from "../model/time.ts";

/**
 * The history of findings. Nothing in it is ever changed or taken away, but for whole sessions whose
 * time is over.
 */
export interface LedgerStore {
  /**
   * Keeps what is not known yet. A model that says the same as the session's last event of its
   * kind is not kept again, unless the pull request was closed in between.
   */
  append(installationId: number, event: Exclude<LedgerEvent, EventOf<"logged">>): Promise<void>;
  /** Keeps a report, and gives the number that people call it by; the same for the same report. */
  log(installationId: number, report: Omit<EventOf<"logged">, "finding">): Promise<number>;
  /**
   * Keeps reports that were told outside of GitHub, and what is said of them, all or none of them;
   * how many were not known.
   */
  logMany(installationId: number, reports: readonly OutsideReport[]): Promise<number>;
  /** A report by its number; null: there is none. */
  report(installationId: number, finding: number): Promise<EventOf<"logged"> | null>;
  /** A pull request as its newest model tells of it; null: it has none, so it is no session. */
  session(repositoryId: number, number: number): Promise<KnownSession | null>;
  /** All of one pull request, and what was said elsewhere of what was reported on it. */
  ofPull(repositoryId: number, number: number): Promise<readonly LedgerEvent[]>;
  /** The same of several pull requests. */
  ofPulls(places: readonly Place[]): Promise<readonly LedgerEvent[]>;
  /** Where anything was told, in the order of repository and number, after a place. */
  places(installationId: number, after: Place, limit: number): Promise<readonly Place[]>;
  /**
   * All of a team's sessions that were completed last and of as many that were given up last. Of
   * older ones, what came from outside since the first of these ended, or since a moment before
   * that, and when they ended themselves; of each severity, a few hundred of the latest.
   */
  ofTeam(window: TeamWindow): Promise<readonly LedgerEvent[]>;
  /**
   * Which of some people, in lower case, opened the pull request of a session that was completed
   * since a moment.
   */
  authorsSince(
    installationId: number,
    logins: readonly string[],
    since: Instant,
  ): Promise<readonly string[]>;
}

/** What the ledger tells at once of a session, however long it has been. */
export interface KnownSession {
  readonly team: string | null;
  /** Who opened the pull request. */
  readonly author: string;
  /** Whether Security's review began. */
  readonly isFrozen: boolean;
}

/** A pull request, an issue, or the own place of a report that was told outside of GitHub. */
export type Place = Pick<LedgerEvent, "repositoryId" | "number">;

type Placeless<T> = T extends unknown ? Omit<T, "finding" | "repositoryId" | "number"> : never;

/** A report that was told outside of GitHub, with what is said of it there. */
export interface OutsideReport {
  readonly logged: Placeless<EventOf<"logged">>;
  readonly said: readonly Placeless<EventOf<"retracted" | "fixed" | "escape-set">>[];
  /** The pull request that it names; null: none, and it has a place of its own. */
  readonly place: Place | null;
}

/** Which part of a team's history is asked for. */
export interface TeamWindow {
  readonly installationId: number;
  /** Its name in the config. */
  readonly team: string;
  /** How many completed sessions. */
  readonly sessions: number;
  readonly since: Instant;
}
