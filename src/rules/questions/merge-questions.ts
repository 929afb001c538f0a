import { STRIDE, type Stride } from "../../model/stride.ts";
import {
  type CategoryContent,
  QUESTION_KINDS,
  type QuestionBank,
  type QuestionKind,
} from "./question-bank.ts";

/** What an organisation says otherwise of one category; what it leaves out stays. */
interface CategoryChange {
  readonly meaning?: string;
  readonly property?: string;
  readonly protections?: readonly string[];
  readonly examples?: readonly string[];
  readonly questions?: Readonly<Partial<Record<QuestionKind, readonly string[]>>>;
}

/** An organisation's own content. */
export interface QuestionChanges {
  /** Whether its lists stand after the known ones, or in their place. */
  readonly lists: "extend" | "replace";
  readonly categories: Readonly<Partial<Record<Stride, CategoryChange>>>;
}

/** A bank with an organisation's own content in it. An empty list never leaves a pair without questions. */
export function mergeQuestions(bank: QuestionBank, changes: QuestionChanges): QuestionBank {
  const merged = { ...bank };
  for (const stride of STRIDE) {
    const change = changes.categories[stride];
    if (change !== undefined) merged[stride] = mergeCategory(bank[stride], change, changes.lists);
  }
  return merged;
}

function mergeCategory(
  content: CategoryContent,
  change: CategoryChange,
  lists: QuestionChanges["lists"],
): CategoryContent {
  const listOf = (known: readonly string[], own: readonly string[] = []) =>
    lists === "replace" && own.length > 0 ? own : [...known, ...own];
  const questions = { ...content.questions };
  for (const kind of QUESTION_KINDS) {
    questions[kind] = listOf(content.questions[kind], change.questions?.[kind]);
  }
  return {
    meaning: change.meaning ?? content.meaning,
    property: change.property ?? content.property,
    protections: listOf(content.protections, change.protections),
    examples: listOf(content.examples, change.examples),
    questions,
  };
}
