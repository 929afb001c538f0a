/** A moment as ISO 8601 text in UTC, as GitHub writes it: `2026-11-23T19:02:00Z`. */
export type Instant = string;

/** A calendar day as ISO 8601 text: `2026-11-23`. Days compare as text. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The UTC day that a moment falls on. */
export function dayOf(instant: Instant): Day {
  return instant.slice(0, 10);
}

/** Whether a moment comes before another, to the second: parts of a second are not always told. */
export function isBefore(a: Instant, b: Instant): boolean {
  return a.slice(0, 19) < b.slice(0, 19);
}

/** Whether a text is a day that the calendar has (`2026-02-30` is not). */
export function isDay(text: string): text is Day {
  return DAY.test(text) && dayFromNumber(dayNumber(text)) === text;
}

const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z$/;

/** The moment that a text in UTC stands for, with seconds or without: `2026-12-01T12:00Z`; null: none. */
export function momentOf(text: string): Instant | null {
  const [day, time] = [text.slice(0, 10), text.slice(10)];
  if (!(isDay(day) && TIME.test(time))) return null;
  return time.length === "T12:00Z".length ? `${day}${time.slice(0, 6)}:00Z` : text;
}

/** The day a number of days after another; a negative number goes back. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/**
 * Days since 1970-01-01, by the proleptic Gregorian calendar.
 * @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
function dayNumber(day: Day): number {
  const [, y, m, d] = (DAY.exec(day) ?? []).map(Number);
  if (y === undefined || m === undefined || d === undefined) return Number.NaN;
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
function dayFromNumber(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
