import { STRIDE_TITLE, type Stride } from "../../model/stride.ts";
import { QUESTION_KINDS, type QuestionBank, type QuestionKind } from "./question-bank.ts";

const SLOT = "{subject}";

/**
 * The question for a subject and a category: always the same for the same names, another for
 * others. A question without a slot stands after the names: `Audit log, repudiation: …`.
 */
export function chooseQuestion(
  bank: QuestionBank,
  stride: Stride,
  subject: string | null,
  kind: string | null,
): string | null {
  const questions = bank[stride].questions[questionKind(subject, kind)];
  const question = questions[hash(`${stride}:${subject ?? ""}`) % Math.max(1, questions.length)];
  return question === undefined ? null : askedOf(question, stride, subject);
}

/** Which kind of question is asked of a subject whose own kind may not be known. */
function questionKind(subject: string | null, kind: string | null): QuestionKind {
  if (subject === null) return "document";
  return QUESTION_KINDS.find((known) => known === kind) ?? "other";
}

/** A question with its slot filled, so that it can stand alone. */
export function askedOf(question: string, stride: Stride, subject: string | null): string {
  if (question.includes(SLOT)) return question.replaceAll(SLOT, () => subject ?? "this design");
  const category = STRIDE_TITLE[stride];
  return subject === null
    ? `${category}: ${question}`
    : `${subject}, ${category.toLowerCase()}: ${question}`;
}

/** @see http://www.isthe.com/chongo/tech/comp/fnv/ (FNV-1a, 32 bits) */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
