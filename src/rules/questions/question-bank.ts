import type { Stride } from "../../model/stride.ts";

/** What a question may be about; `document` where it is about the design as a whole. */
export const QUESTION_KINDS = [
  "data",
  "infrastructure",
  "application",
  "other",
  "external-entity",
  "process",
  "data-store",
  "data-flow",
  "document",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What an author can learn of one category, without being given the answer. */
export interface CategoryContent {
  /** What the category means, in one sentence. */
  readonly meaning: string;
  /** The property that such a threat violates: `authenticity`. */
  readonly property: string;
  /** What others protect against: the second step of a hint. */
  readonly protections: readonly string[];
  /** Example threats: the third step of a hint. */
  readonly examples: readonly string[];
  /** At least one for each kind; `{subject}` stands for the name in the document. */
  readonly questions: Readonly<Record<QuestionKind, readonly string[]>>;
}

/** The content of all six categories; an organisation may replace or extend it. */
export type QuestionBank = Readonly<Record<Stride, CategoryContent>>;
