import cvss from "ae-cvss-calculator";
import { SEVERITIES, type Severity } from "../../model/severity.ts";
import { SEVERITY_SIGNS, SEVERITY_WORDS, UNSET_WORDS } from "./severity-words.ts";
import { bareWords, phraseAt, phraseTable } from "./words.ts";

const WORDS = phraseTable<Severity>(SEVERITY_WORDS);
const UNSET = new Set(UNSET_WORDS.map(bareWords));
const SIGN = new RegExp(Object.keys(SEVERITY_SIGNS).join("|"), "u");
const VECTOR = /\bCVSS:[34]\.\d(?:\/[A-Z]{1,3}:[A-Z]{1,2}){4,40}/u;
const VERSION = /\bCVSS:\d\.\d\S*|\bCVSS ?v\d(?:\.\d)?\b/giu;
const NUMBER = /\b(\d{1,3}(?:[.,]\d{1,2})?)\b/u;
/** What a person adds to the word: `High: could read …`, `Med (privacy)`, `High - but rare`. */
const TAIL = /[:(;|\n（]|\s[-–—]\s/u;
/** Further into a cell than this, words are prose and no longer the severity. */
const LONGEST_HEAD = 8;

/** A severity as understood. `unknown` is the text where something is said that has no meaning here. */
export interface ReadSeverity {
  readonly severity: Severity | null;
  readonly unknown: string | null;
}

const UNSAID: ReadSeverity = { severity: null, unknown: null };

/** How a column or label says that its numbers are to be taken. */
export type NumberScale = "cvss" | "unknown";

/**
 * Reads a severity: a word, a coloured sign, a CVSS vector or score. Of a range (`Low-Medium`) the
 * worse end counts. Empty text, a dash and `TBD` say nothing.
 */
export function parseSeverity(text: string, scale: NumberScale = "unknown"): ReadSeverity {
  const said = bareWords(text);
  const sign = SIGN.exec(text)?.[0];
  if (said === "" && sign === undefined) return UNSAID;
  if (UNSET.has(said)) return UNSAID;
  const vector = VECTOR.exec(text)?.[0];
  const severity =
    severityOfVector(vector ?? "") ??
    severityInWords(text) ??
    SEVERITY_SIGNS[sign ?? ""] ??
    severityOfNumber(text, scale);
  return severity === null ? { severity, unknown: text.trim() } : { severity, unknown: null };
}

/** The severity band of a CVSS v3 or v4 score; null: no score from 0 to 10.
 * @see https://www.first.org/cvss/v4.0/specification-document#Qualitative-Severity-Rating-Scale
 */
export function severityOfScore(score: number): Severity | null {
  if (!(score >= 0 && score <= 10)) return null;
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "info";
}

/** The severity of a CVSS v3 or v4 vector; null: it is not a valid one. */
export function severityOfVector(vector: string): Severity | null {
  if (vector === "") return null;
  try {
    const score = cvss.fromVector(vector)?.calculateScores(true).overall;
    return typeof score === "number" ? severityOfScore(score) : null;
  } catch {
    return null;
  }
}

function severityInWords(text: string): Severity | null {
  const head = text.split(TAIL, 1)[0] ?? "";
  return worstOf(bareWords(head)) ?? worstOf(bareWords(text.slice(0, 200)));
}

function worstOf(said: string): Severity | null {
  const words = said.split(" ").slice(0, LONGEST_HEAD);
  let worst: number = SEVERITIES.length;
  for (let at = 0; at < words.length; ) {
    const found = phraseAt(words, at, WORDS);
    if (found !== null) worst = Math.min(worst, SEVERITIES.indexOf(found.meaning));
    else if (worst < SEVERITIES.length && !/^(?:to|or|and|bis|a)$/u.test(words[at] ?? "")) break;
    at += found?.length ?? 1;
  }
  return SEVERITIES[worst] ?? null;
}

function severityOfNumber(text: string, scale: NumberScale): Severity | null {
  const number = NUMBER.exec(text.replace(VERSION, " "))?.[1];
  if (number === undefined) return null;
  const isScore = scale === "cvss" || /cvss/iu.test(text) || /[.,]/u.test(number);
  return isScore ? severityOfScore(Number(number.replace(",", "."))) : null;
}
