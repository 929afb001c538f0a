import type { QuestionBank } from "./question-bank.ts";
import questions from "./questions.json" with { type: "json" };

/** The questions that the product brings along. */
export const DEFAULT_QUESTIONS: QuestionBank = questions;
