import { bareWords } from "../../src/formats/vocabulary/words.ts";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import type { HandReading } from "./hand-reading.ts";

/** How one fact of a document was read. A null verdict: the hand reading says nothing of it. */
export interface Score {
  readonly right: boolean | null;
  readonly expected: string;
  readonly read: string;
}

export interface Fact {
  readonly name: string;
  /** The share of documents that should be read right. */
  readonly goal: number;
  readonly score: (hand: HandReading, model: ThreatModel) => Score;
}

const yes = (expected: boolean | null, read: boolean): Score => ({
  right: expected === null ? null : expected === read,
  expected: String(expected),
  read: String(read),
});

/** Within one, or a tenth; within a quarter where two careful readers would count differently. */
function counted(expected: number | null, read: number, isRange: boolean): Score {
  const slack = Math.max(1, (expected ?? 0) * (isRange ? 0.25 : 0.1));
  const right = expected === null ? null : Math.abs(expected - read) <= slack;
  return { right, expected: `${expected}${isRange ? " or so" : ""}`, read: String(read) };
}

/** Each name is found among those read; of a long sentence its beginning is enough. */
function named(expected: readonly string[], read: readonly string[]): Score {
  const known = read.map(bareWords);
  const missing = expected.filter((name) => !name.startsWith("...") && !isAmong(name, known));
  const right = expected.length === 0 ? null : missing.length === 0;
  return { right, expected: missing.join(" | "), read: read.slice(0, 4).join(" | ") };
}

/** A name may be told with its category before it, or as two columns put together. */
function isAmong(name: string, known: readonly string[]): boolean {
  const forms = [name, ...name.split(" / "), name.replace(/^[^:]{1,60}: /u, "")];
  return (
    forms.some((form) => isOneOf(form.replace(/\s*\.\.\.$/u, ""), known)) ||
    known.some((one) => tells(one, name))
  );
}

/** Of a threat told in prose a hand reading names the point: most of its words stand there. */
function tells(text: string, name: string): boolean {
  const said = new Set(text.split(" ").map(stemOf));
  const words = bareWords(name)
    .split(" ")
    .filter((word) => word.length >= 4);
  const found = words.filter((word) => said.has(stemOf(word)));
  return words.length >= 2 && found.length * 3 >= words.length * 2;
}

function stemOf(word: string): string {
  return word.replace(/(?:es|s|ed|ing)$/u, "");
}

function isOneOf(name: string, known: readonly string[]): boolean {
  const words = bareWords(name.replace(/\([^()]*\)/gu, " ")) || bareWords(name);
  const beginning = words.slice(0, 40);
  return known.some(
    (one) =>
      one === words ||
      one.includes(beginning) ||
      (one.length >= 6 && (words.includes(one) || words.includes(one.slice(0, 40)))),
  );
}

function sameSet(expected: readonly string[], read: readonly string[]): Score {
  const [one, other] = [[...new Set(expected)].sort(), [...new Set(read)].sort()];
  const right = one.join() === other.join();
  return { right, expected: one.join(" "), read: other.join(" ") };
}

const strideOf = ({ threats, considered }: ThreatModel) => [
  ...threats.flatMap(({ stride }) => stride),
  ...considered.map(({ stride }) => stride),
];

/** Structured models are read by hand without their categories, which stand in each threat. */
export const STRIDE_FACT = "STRIDE categories";

/** The facts that are measured, with their goals. */
export const FACTS: readonly Fact[] = [
  {
    name: "section or none",
    goal: 0.97,
    score: (hand, model) => yes(hand.section, model.section !== null),
  },
  {
    name: "diagrams or none",
    goal: 0.95,
    score: (hand, model) =>
      yes(hand.diagrams === null ? null : hand.diagrams > 0, model.diagrams.length > 0),
  },
  {
    name: "in scope said",
    goal: 0.92,
    score: (hand, model) => yes(hand.inScope, model.scope.in.length > 0),
  },
  {
    name: "out of scope said",
    goal: 0.92,
    score: (hand, model) => yes(hand.outOfScope, model.scope.out.length > 0),
  },
  {
    name: "number of assets",
    goal: 0.92,
    score: (hand, model) => counted(hand.assets, model.assets.length, hand.countsAreARange),
  },
  {
    name: "number of threats",
    goal: 0.9,
    score: (hand, model) => counted(hand.threats, model.threats.length, hand.countsAreARange),
  },
  {
    name: "first assets by name",
    goal: 0.92,
    score: (hand, model) =>
      hand.assets === 0
        ? named([], [])
        : named(
            hand.firstAssets,
            model.assets.map(({ id, name }) => `${id ?? ""} ${name}`),
          ),
  },
  {
    name: "first threats by name",
    goal: 0.92,
    score: (hand, model) =>
      named(
        hand.firstThreats,
        model.threats.map(
          ({ id, title, description }) => `${id ?? ""} ${title} ${description ?? ""}`,
        ),
      ),
  },
  {
    name: STRIDE_FACT,
    goal: 0.92,
    score: (hand, model) => sameSet(hand.stride, strideOf(model)),
  },
  {
    name: "mitigations or none",
    goal: 0.92,
    score: (hand, model) =>
      yes(
        hand.mitigations,
        model.threats.some(({ mitigations }) => mitigations.length > 0),
      ),
  },
];
