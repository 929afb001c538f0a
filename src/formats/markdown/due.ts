import { type Day, isDay } from "../../model/time.ts";

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );
const ISO = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/u;
const DAY_MONTH = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/u;
const MONTH_DAY = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u;

/** The day that a text names: `2026-03-31`, `31 March 2026`, `Mar 31, 2026`; null: none. */
export function dayIn(text: string): Day | null {
  const short = text.slice(0, 200);
  const iso = ISO.exec(short);
  if (iso !== null) return day(iso[1], iso[2], iso[3]);
  const dayFirst = DAY_MONTH.exec(short);
  if (dayFirst !== null) return day(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_DAY.exec(short);
  return monthFirst === null ? null : day(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
}

function monthNumber(name = ""): string {
  const at = MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase()));
  return String(at + 1);
}

function day(year = "", month = "", date = ""): Day | null {
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(text) ? text : null;
}
