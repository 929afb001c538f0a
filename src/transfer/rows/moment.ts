import { type Instant, isDay } from "../../model/time.ts";

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/i;

/** An earlier one is a slip of the hand: 0026-11-20. */
const EARLIEST = "1970-01-02";

/**
 * The moment that an ISO 8601 day or moment stands for, to the second in UTC; a day stands for its
 * first. Null: it is none, or does not say in which time zone.
 */
export function momentOfText(text: string): Instant | null {
  const [, day = text, time] = MOMENT.exec(text) ?? [];
  if (!isDay(day) || day < EARLIEST) return null;
  if (time === undefined) return `${day}T00:00:00Z`;
  const millis = Date.parse(text.replace(" ", "T"));
  return Number.isNaN(millis) ? null : `${new Date(millis).toISOString().slice(0, 19)}Z`;
}
