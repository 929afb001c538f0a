import { addDays, type Day, dayOf, type Instant } from "./time.ts";

/** A recorded exception: the gate is open for one pull request. */
export interface Waiver {
  readonly by: string;
  readonly reason: string;
  /** A day counts to its last moment in UTC; null: until the pull request is merged. */
  readonly until: Day | Instant | null;
  /** The one threat model that it is for; null: for whatever the pull request comes to say. */
  readonly fingerprint: string | null;
  readonly at: Instant;
  /** When it was taken back; null: it was not. */
  readonly ended: Instant | null;
  /** Whether who gave it has left Security since. */
  readonly isOrphaned?: boolean;
}

/** Why a waiver no longer opens the gate by itself. */
export type Lapse =
  | "its time is over"
  | "the threat model has changed"
  | "who gave it is of Security no longer";

/** Why a waiver does not open the gate now, for the threat model with that fingerprint; null: it does. */
export function lapseOf(
  waiver: Waiver,
  fingerprint: string,
  now: Instant,
): Lapse | "taken back" | null {
  if (waiver.ended !== null) return "taken back";
  if (isOver(waiver, now)) return "its time is over";
  if (waiver.isOrphaned === true) return "who gave it is of Security no longer";
  const isForAnother = waiver.fingerprint !== null && waiver.fingerprint !== fingerprint;
  return isForAnother ? "the threat model has changed" : null;
}

/** At the very moment of its end it is over. */
export function isOver({ until }: Pick<Waiver, "until">, now: Instant): boolean {
  return until !== null && toTheSecond(endOf(until)) <= toTheSecond(now);
}

/** The moment from which such a waiver no longer holds. */
export function endOf(until: Day | Instant): Instant {
  return dayOf(until) === until ? `${addDays(until, 1)}T00:00:00Z` : until;
}

/** For people: `2026-12-01`, `2026-12-01 12:00 UTC`. */
export function untilInWords(until: Day | Instant): string {
  const day = dayOf(until);
  return day === until ? day : `${day} ${until.slice(11, 16)} UTC`;
}

/** Moments written with parts of a second and without compare as text only up to the second. */
function toTheSecond(instant: Instant): string {
  return instant.slice(0, 19);
}
