import { keyWords, wordsOf } from "../model/names.ts";
import type { Lines } from "../model/source.ts";
import type { Threat, ThreatModel } from "../model/threat-model.ts";
import { aboutThreat, quote, threatName } from "./reading/quote.ts";
import type { Finding, Rule } from "./rule.ts";

/** A sentence in at least so many places was pasted rather than thought, */
const PASTED = 3;
/** if it has at least so many words: short ones ("TLS everywhere") are rightly repeated. */
const SENTENCE = 6;

/** Finds sentences that were pasted, and mitigations that only say the threat again. */
export const boilerplate: Rule = {
  id: "boilerplate",
  level: "warning",
  title: "one sentence pasted over several threats, or a mitigation that only repeats its threat",
  label: { one: "pasted sentence", many: "pasted sentences" },
  why: "A sentence that fits every threat says nothing about any of them.",
  fix: "Say what is particular to this asset or threat: which part of the design stops it, and where that can be seen.",
  question: "{subject}: what in this design makes the sentence true here, and not elsewhere?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Mitigation |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Codes have 80 random bits |
| T2 | A clerk raises the value of a card | Values are signed when a card is issued |
| T3 | Codes leak through the access log | Codes are sent in the body, which is not logged |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Mitigation |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | We follow industry best practices for security at all times | {boilerplate}
| T2 | A clerk raises the value of a card | We follow industry best practices for security at all times |
| T3 | Codes leak through the access log | We follow industry best practices for security at all times |
| T4 | A flood of orders keeps customers out | Prevent a flood of orders | {boilerplate}
`,
  },
  *check({ model }) {
    yield* pasted(model);
    for (const threat of model.threats) if (onlyRepeats(threat)) yield repeating(threat);
  },
};

/** One gap for each pasted sentence, at the first place where it stands. */
function* pasted(model: ThreatModel): Generator<Finding> {
  for (const { text, places } of placesBySentence(model)) {
    const [first] = places;
    if (first === undefined || places.size < PASTED) continue;
    const message = `The same sentence stands in ${places.size} places: ${quote(text)}.`;
    yield { line: first.line, endLine: first.endLine, message, subject: text };
  }
}

function placesBySentence(model: ThreatModel): Iterable<{ text: string; places: Set<Lines> }> {
  const found = new Map<string, { text: string; places: Set<Lines> }>();
  for (const { text, place } of alike(sentences(model))) {
    const words = keyWords(text);
    if (words.length < SENTENCE) continue;
    const key = words.join(" ");
    const known = found.get(key) ?? { text, places: new Set() };
    known.places.add(place);
    found.set(key, known);
  }
  return found.values();
}

/** The sentences of which enough begin alike: most are told apart by that alone. */
function alike(told: Iterable<Told>): readonly Told[] {
  const long = [...told].filter(({ text }) => text.length >= SHORTEST);
  const byBeginning = Map.groupBy(long, ({ text }) => beginningOf(text));
  const untold = byBeginning.get("")?.length ?? 0;
  return [...byBeginning]
    .filter(([beginning, { length }]) => beginning === "" || length + untold >= PASTED)
    .flatMap(([, some]) => some);
}

/** The first letters of a sentence's first words; empty: it may begin like any other. */
function beginningOf(text: string): string {
  const start = text.slice(0, START);
  const words = start.includes("<") ? [] : wordsOf(start).split(" ");
  const areWhole = words.length > FIRST_WORDS || start === text;
  return areWhole ? words.slice(0, FIRST_WORDS).map(firstLetter).join("") : "";
}

function firstLetter(word: string): string {
  return word.charAt(0);
}

/** So many words take at least so many characters, with a space between them. */
const SHORTEST = 2 * SENTENCE - 1;
const FIRST_WORDS = 8;
/** Holds the first words of nearly every sentence, in characters. */
const START = 80;

interface Told {
  readonly text: string;
  readonly place: Lines;
}

function* sentences(model: ThreatModel): Generator<Told> {
  for (const threat of model.threats) {
    // One of several mitigations may well be shared; the only one should be the threat's own.
    const only = threat.mitigations.length === 1 ? threat.mitigations : [];
    for (const text of [threat.title, threat.description ?? "", ...only]) {
      yield { text, place: threat };
    }
  }
  for (const asset of model.assets) yield { text: asset.description ?? "", place: asset };
  for (const note of model.considered) yield { text: note.reason ?? "", place: note };
}

function repeating(threat: Threat): Finding {
  const message = `The mitigation of ${threatName(threat)} only says the threat again.`;
  return { message, ...aboutThreat(threat) };
}

/** All mitigations hold no word that the threat does not, but for words such as "prevent". */
function onlyRepeats({ title, description, mitigations }: Threat): boolean {
  if (mitigations.length === 0) return false;
  const told = `${title} ${description ?? ""}`;
  if (saysMore(told, mitigations[0] ?? "")) return false;
  const threat = new Set(keyWords(told));
  let repeated = 0;
  for (const mitigation of mitigations) {
    const own = keyWords(mitigation).filter((word) => !EMPTY_WORDS.has(word));
    if (!own.every((word) => threat.has(word))) return false;
    repeated += own.length;
  }
  return repeated >= 2;
}

/**
 * Whether a mitigation surely has a word that the threat does not, as most have: a longer one whose
 * beginning the threat holds nowhere. Only of plain ASCII, where words change at their ends alone.
 */
function saysMore(told: string, mitigation: string): boolean {
  if (!PLAIN.test(told) || !PLAIN.test(mitigation)) return false;
  const text = told.toLowerCase();
  const words = mitigation.slice(0, BEGINNING).toLowerCase().matchAll(LONGER);
  return words.some(([word]) => !text.includes(word.slice(0, -ENDING)) && !isEmpty(word));
}

function isEmpty(word: string): boolean {
  return keyWords(word).every((one) => EMPTY_WORDS.has(one));
}

/** So far key words are looked for, in characters. */
const BEGINNING = 300;
const LONGER = /[a-z0-9]{6,}/gu;
/** No more of a word's end than this changes between singular and plural. */
const ENDING = 3;
const PLAIN = /^[^<'`\u{80}-\u{10ffff}]*$/u;

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  keyWords(
    "prevent avoid mitigate stop against ensure make sure that no not never do does is are be of the a an to from by and or we will must should can cannot against protect",
  ),
);
