import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STRIDE } from "../../../src/model/stride.ts";
import { askedOf, chooseQuestion } from "../../../src/rules/questions/choose-question.ts";
import { DEFAULT_QUESTIONS } from "../../../src/rules/questions/default-questions.ts";
import { mergeQuestions } from "../../../src/rules/questions/merge-questions.ts";
import { QUESTION_KINDS } from "../../../src/rules/questions/question-bank.ts";

const pairs = STRIDE.flatMap((stride) => QUESTION_KINDS.map((kind) => [stride, kind] as const));
const everyQuestion = pairs.flatMap(([stride, kind]) => DEFAULT_QUESTIONS[stride].questions[kind]);

describe("the questions that come along", () => {
  test.each(pairs)("%s, %s: at least three, each one question", (stride, kind) => {
    const questions = DEFAULT_QUESTIONS[stride].questions[kind];
    expect(questions.length).toBeGreaterThanOrEqual(3);
    for (const question of questions) {
      expect(question).toMatch(/^[a-z][^?]*\?$/);
      expect(question.length).toBeLessThan(140);
    }
  });

  test("never repeat themselves", () => {
    expect(new Set(everyQuestion).size).toBe(everyQuestion.length);
  });

  test("never give the answer away", () => {
    const answers =
      /\b(MFA|2FA|encrypt|TLS|rate.?limit|sign(ed|ature)|HMAC|hash|least privilege|WAF|saniti[sz]e|audit log)/i;
    expect(everyQuestion.filter((question) => answers.test(question))).toEqual([]);
  });

  test.each(STRIDE)("%s: a meaning, what others protect against, and examples", (stride) => {
    const { meaning, property, protections, examples } = DEFAULT_QUESTIONS[stride];
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(property).toMatch(/^[a-z-]+$/);
    expect(protections.length).toBeGreaterThanOrEqual(3);
    expect(examples.length).toBeGreaterThanOrEqual(3);
    expect(examples.every((example) => /^[A-Z].*\.$/.test(example))).toBe(true);
  });
});

describe("a chosen question", () => {
  test("stands after the name and the category", () => {
    expect(chooseQuestion(DEFAULT_QUESTIONS, "repudiation", "Audit log", "data-store")).toMatch(
      /^Audit log, repudiation: [a-z].*\?$/,
    );
  });

  test("stands after the category alone, where it is about the document", () => {
    expect(chooseQuestion(DEFAULT_QUESTIONS, "denial-of-service", null, null)).toMatch(
      /^Denial of service: [a-z].*\?$/,
    );
  });

  test("is the same on every run, and one of its pair's", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.string({ minLength: 1 }),
        ([stride, kind], name) => {
          if (kind === "document") return;
          const question = chooseQuestion(DEFAULT_QUESTIONS, stride, name, kind);
          const known = DEFAULT_QUESTIONS[stride].questions[kind];
          expect(known.map((text) => askedOf(text, stride, name))).toContain(question);
          expect(chooseQuestion(DEFAULT_QUESTIONS, stride, name, kind)).toBe(question);
        },
      ),
    );
  });

  test("of a kind that cannot be told is a general one", () => {
    const question = chooseQuestion(DEFAULT_QUESTIONS, "spoofing", "Thing", null);
    const general = DEFAULT_QUESTIONS.spoofing.questions.other;
    expect(general.map((text) => `Thing, spoofing: ${text}`)).toContain(question);
  });

  test("takes the name into its slot as it is written", () => {
    expect(askedOf("Who holds {subject}?", "spoofing", "$& keys")).toBe("Who holds $& keys?");
  });
});

describe("an organisation's own questions", () => {
  const own = { spoofing: { meaning: "Masks.", questions: { data: ["whose badge is it?"] } } };

  test("can stand beside the known ones", () => {
    const bank = mergeQuestions(DEFAULT_QUESTIONS, { lists: "extend", categories: own });
    expect(bank.spoofing.questions.data).toEqual([
      ...DEFAULT_QUESTIONS.spoofing.questions.data,
      "whose badge is it?",
    ]);
    expect(bank.spoofing.meaning).toBe("Masks.");
  });

  test("can take the place of the known ones, of their pair only", () => {
    const bank = mergeQuestions(DEFAULT_QUESTIONS, { lists: "replace", categories: own });
    expect(bank.spoofing.questions.data).toEqual(["whose badge is it?"]);
    expect(bank.spoofing.questions.process).toEqual(DEFAULT_QUESTIONS.spoofing.questions.process);
    expect(bank.tampering).toBe(DEFAULT_QUESTIONS.tampering);
  });

  test("never leave a pair without a question", () => {
    const categories = { spoofing: { questions: { data: [] } } };
    const bank = mergeQuestions(DEFAULT_QUESTIONS, { lists: "replace", categories });
    expect(bank.spoofing.questions.data).toEqual(DEFAULT_QUESTIONS.spoofing.questions.data);
  });
});
