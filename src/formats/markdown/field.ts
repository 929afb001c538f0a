import { remembered } from "../vocabulary/remembered.ts";
import { bareWords } from "../vocabulary/words.ts";
import { FIELDS, type Field } from "./words/field-words.ts";

const PARENTHESES = /\([^()]*\)|（[^（）]*）|\[[^[\]]*\]/gu;
/** Telling words for headers that are in no table, the most telling first. */
const TELLING: readonly (readonly [RegExp, Field])[] = [
  [/\bstride\b/u, "stride"],
  [/\bresidual\b/u, "other"],
  [/\bcvss\b/u, "cvss"],
  [
    /\b(?:mitigat(?:ions?|ed|es)|controls?|countermeasures?|safeguards?|remediations?|recommendations?|could help)\b/u,
    "mitigation",
  ],
  [/\bseverity\b/u, "severity"],
  [/\blikelihood\b|\bprobability\b/u, "likelihood"],
  [/\bimpact\b/u, "impact"],
  [/\bthreat (?:id|no|number)\b/u, "id"],
  [/\b(?:affected|impacted|targeted)\b/u, "asset"],
  [/\brisk (?:level|rating|score)\b/u, "risk"],
];
const LONGEST = 80;
const SEVERAL = /[/&+]/u;

/** The field that a column header or a label names; null: none that is known. */
export const fieldOf: (header: string) => Field | null = remembered(readField);

function readField(header: string): Field | null {
  const short = header.slice(0, LONGEST);
  if (/^\s*(?:#|№|n°)\s*$/iu.test(short)) return "id";
  const words = bareWords(short.replace(PARENTHESES, " ")) || bareWords(short);
  return FIELDS.meanings.get(words) ?? FIELDS.meanings.get(words.replace(/s$/u, "")) ?? null;
}

/** `Mitigation / residual risk`: the first name that is known, unless another one names the threat. */
function firstOfSeveral(header: string): Field | null {
  if (!SEVERAL.test(header)) return null;
  const fields = header.slice(0, LONGEST).split(SEVERAL).map(fieldOf);
  const threat = fields.find((field) => field === "threat" || field === "scenario");
  return threat ?? fields.find((field) => field !== null) ?? null;
}

/** The same, for a column of a table: a telling word in a longer header is enough. */
export function columnField(header: string): Field | null {
  const known = fieldOf(header);
  if (known !== null) return known;
  const own = firstOfSeveral(header);
  if (own !== null) return own;
  const words = bareWords(header.slice(0, LONGEST));
  if (words.split(" ").length > 6) return null;
  return TELLING.find(([telling]) => telling.test(words))?.[1] ?? null;
}
