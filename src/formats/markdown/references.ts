const ONE =
  "[A-Za-z][A-Za-z]{0,9}(?:[-_.][A-Za-z]{1,12}){0,3}[-_.]?\\d{1,5}(?:[-_.][A-Za-z0-9]{1,4})?|\\d{1,4}";
const RANGE = new RegExp(`^(${ONE})\\s*(?:\\.{2,3}|–|—|-|…|to|bis)\\s*(${ONE})$`, "iu");
const WHOLE = new RegExp(`^(?:${ONE})$`, "iu");
/** A range of more ids than this is a mistake. */
const LONGEST_RANGE = 200;
const MOST_IN_CELL = 1000;
/** Ranges make many ids of few characters: a document's cells stand for no more than this. */
export const MOST_IDS = 100_000;
/** Of things that have the same id or title, so many are meant by it. */
export const MOST_NAMESAKES = 50;

/** As `idsIn`, counted against what is left for the document; empty where that is too little. */
export function takeIds(draft: { idsLeft: number }, text: string): readonly string[] {
  const ids = idsIn(text, Math.min(MOST_IN_CELL, draft.idsLeft));
  draft.idsLeft -= ids.length;
  return ids;
}

/** The ids that a cell consists of, ranges written out (`A-01..A-15`); empty: it says more than ids. */
function idsIn(text: string, most: number): readonly string[] {
  if (!/\d/u.test(text)) return [];
  const parts = text
    .slice(0, 2000)
    .split(/[,;/\n&、]|\band\b|\s{2,}/u)
    .flatMap((part) => (RANGE.test(part.trim()) ? [part.trim()] : part.trim().split(/\s+/u)))
    .map((part) => part.replace(/^[[(#]+|[\])]+$/gu, ""))
    .filter((part) => part !== "");
  if (parts.length === 0) return [];
  const ids: string[] = [];
  for (const part of parts) {
    const found = idsOf(part);
    if (found.length === 0 || ids.length + found.length > most) return [];
    ids.push(...found);
  }
  return ids.every((id) => /^\d+$/u.test(id)) ? [] : ids;
}

/** Whether a whole text is one id or several. */
export function isIds(text: string): boolean {
  return idsIn(text, MOST_IN_CELL).length > 0;
}

/** How two ids compare: case, zeros and punctuation do not matter (`T-01` is `t1`). */
export function idKey(id: string): string {
  return id
    .toLowerCase()
    .replace(/\d+/gu, (digits) => String(Number(digits)))
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function idsOf(part: string): readonly string[] {
  if (WHOLE.test(part)) return [part];
  const range = RANGE.exec(part);
  if (range === null) return [];
  return rangeOf(range[1] ?? "", range[2] ?? "");
}

function rangeOf(from: string, to: string): readonly string[] {
  const start = /^(.*?)(\d+)$/u.exec(from);
  const end = /(\d+)$/u.exec(to);
  if (start === null || end === null) return [];
  const [, prefix = "", digits = ""] = start;
  const first = Number(digits);
  const last = Number(end[1]);
  if (last < first || last - first > LONGEST_RANGE) return [];
  return Array.from(
    { length: last - first + 1 },
    (_, step) => `${prefix}${String(first + step).padStart(digits.length, "0")}`,
  );
}
