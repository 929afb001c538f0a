import { z } from "zod";
import { chosen } from "../../commands/reading/choice.ts";
import { parseSeverity } from "../../formats/vocabulary/severity.ts";
import { parseCategories } from "../../formats/vocabulary/stride.ts";
import {
  ESCAPE_CLASSES,
  type EscapeClass,
  REPORTERS,
  type Reporter,
} from "../../model/ledger-event.ts";
import { SEVERITIES, type Severity } from "../../model/severity.ts";
import { STRIDE, type Stride } from "../../model/stride.ts";
import type { Instant } from "../../model/time.ts";
import {
  cell,
  found,
  knownName,
  lineOf,
  optionalCell,
  pastMoment,
  since,
  wordOf,
} from "./cells.ts";
import { type SessionName, sessionNameOf } from "./session-name.ts";

/** A finding as a row tells it. */
export interface FindingRow {
  /** What its source calls it; null: it has no name. */
  readonly id: string | null;
  readonly session: SessionName | null;
  readonly team: string;
  readonly source: Reporter;
  readonly severity: Severity;
  /** Null: it is none of the six. */
  readonly category: Stride | null;
  readonly title: string;
  readonly asset: string | null;
  readonly at: Instant;
  readonly escape_class: EscapeClass | null;
  readonly fixed: Since | null;
  readonly retracted: Since | null;
}

/** Since when something is so; null: nobody knows. */
export interface Since {
  readonly at: Instant | null;
}

/** What a row's cells must be; a team must be one of these. */
export function findingRow(teams: readonly string[], now: Instant): z.ZodType<FindingRow> {
  return z.object({
    id: optionalCell(ownId),
    session: optionalCell(session),
    team: cell(knownName("a team", teams)),
    source: cell(source),
    severity: cell(severity),
    category: cell(category),
    title: cell((text) => {
      const value = lineOf(text, LONGEST);
      return value === null ? { wrong: "found nothing, expected what can happen" } : { value };
    }),
    asset: optionalCell((text) => ({ value: lineOf(text, LONGEST) })),
    at: cell(pastMoment(now)),
    escape_class: optionalCell(wordOf("escape class", ESCAPE_CLASSES)),
    fixed: optionalCell(since(now)),
    retracted: optionalCell(since(now)),
  });
}

/** Longer titles and names are cut, as commands do. */
const LONGEST = 300;
const LONGEST_ID = 200;

function ownId(text: string) {
  const isPlain = text.length <= LONGEST_ID && lineOf(text, LONGEST_ID) === text;
  if (isPlain) return { value: text };
  return { wrong: `${found(text)}, expected at most ${LONGEST_ID} characters that can be seen` };
}

function session(text: string) {
  const value = sessionNameOf(text);
  if (value !== null) return { value };
  return {
    wrong: `${found(text)}, expected OWNER/REPOSITORY#NUMBER such as acme/billing-api#12, or the pull request's address`,
  };
}

const reporter = wordOf("source", REPORTERS);

function source(text: string) {
  if (text.toLowerCase() !== "team") return reporter(text);
  return {
    wrong: `found "team", expected ${REPORTERS.join(", ")}; what a team finds is read from its documents`,
  };
}

function severity(text: string) {
  const { severity: value } = parseSeverity(text, "cvss");
  if (value !== null) return { value };
  const read = chosen(text, "severity", SEVERITIES);
  const isNear = text !== "" && "mistake" in read;
  return { wrong: isNear ? read.mistake : `${found(text)}, expected ${SEVERITIES.join(", ")}` };
}

/** Other ways to say that it is none of the six. */
const OUTSIDE: ReadonlySet<string> = new Set(["outside-stride", "other", "none"]);

function category(text: string) {
  if (OUTSIDE.has(text.toLowerCase().replaceAll(/[\s_]+/g, "-"))) return { value: null };
  const { stride, other } = parseCategories(text, true);
  const [only, ...more] = stride;
  if (only !== undefined && more.length === 0 && other === null) return { value: only };
  if (more.length > 0) return { wrong: `${found(text)}, expected one category` };
  const read = chosen(text, "category", [...STRIDE, "outside-stride"]);
  const isNear = text !== "" && "mistake" in read;
  return {
    wrong: isNear
      ? read.mistake
      : `${found(text)}, expected ${STRIDE.join(", ")} or outside-stride`,
  };
}
