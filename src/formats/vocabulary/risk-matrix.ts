import type { Severity } from "../../model/severity.ts";
import { LEVEL_WORDS } from "./severity-words.ts";
import { bareWords, phraseAt, phraseTable } from "./words.ts";

const LEVELS = phraseTable<keyof typeof LEVEL_WORDS>(LEVEL_WORDS);
const STEP_OF_THREE = { lowest: 1, low: 1, medium: 2, high: 3, highest: 3 } as const;
const STEP_OF_FIVE = { lowest: 1, low: 2, medium: 3, high: 4, highest: 5 } as const;
const NUMBER = /^\D{0,3}([1-9]\d?)\b/u;
const TAIL = /[:(;\n]|\s[-–—]\s/u;

/** How many steps a document's likelihood and impact have. */
export type Steps = 3 | 5;

/** A likelihood or impact as written: a word of the scale, or a number; null: neither. */
export type Level = keyof typeof LEVEL_WORDS | number | null;

/** Reads a likelihood or an impact. */
export function parseLevel(text: string): Level {
  const head = text.split(TAIL, 1)[0] ?? "";
  const number = NUMBER.exec(head.trim())?.[1];
  if (number !== undefined) return Number(number);
  const words = bareWords(head).split(" ");
  for (let at = 0; at < words.length && at < 6; at += 1) {
    const found = phraseAt(words, at, LEVELS);
    if (found !== null) return found.meaning;
  }
  return null;
}

/** The scale that a set of levels is taken from: the smallest that holds them all. */
export function stepsOf(levels: Iterable<Level>): Steps {
  for (const level of levels) {
    if (level === "lowest" || level === "highest") return 5;
    if (typeof level === "number" && level > 3) return 5;
  }
  return 3;
}

/**
 * The severity of likelihood × impact; null where one of them cannot be told. By three steps 9 is
 * critical, 6 high, 3 and 4 medium; by five steps 20, 10 and 5 are the bounds.
 * @see https://github.com/OWASP/www-project-threat-model-library (score = likelihood × impact)
 */
export function severityOfRisk(likelihood: Level, impact: Level, steps: Steps): Severity | null {
  const score = stepOf(likelihood, steps) * stepOf(impact, steps);
  if (Number.isNaN(score)) return null;
  const [critical, high, medium] = steps === 3 ? [9, 6, 3] : [20, 10, 5];
  if (score >= critical) return "critical";
  if (score >= high) return "high";
  return score >= medium ? "medium" : "low";
}

function stepOf(level: Level, steps: Steps): number {
  if (level === null) return Number.NaN;
  if (typeof level === "number") return level <= steps ? level : Number.NaN;
  return steps === 3 ? STEP_OF_THREE[level] : STEP_OF_FIVE[level];
}
