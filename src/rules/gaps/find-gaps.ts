import type { Gap, Level, RuleLevel } from "../../model/gap.ts";
import { RULES } from "../index.ts";
import { chooseQuestion } from "../questions/choose-question.ts";
import { DEFAULT_QUESTIONS } from "../questions/default-questions.ts";
import type { QuestionBank } from "../questions/question-bank.ts";
import { called } from "../reading/quote.ts";
import type { Finding, Rule, RuleInput } from "../rule.ts";
import { type GapIds, gapIds } from "./gap-ids.ts";

/** One rule shows at most so many gaps of one document; the last of them says how many are left out. */
export const MOST_PER_RULE = 500;

/**
 * All gaps of one document, in line order, on one line in the order of the rules. A level that the
 * policy sets takes the place of the rule's own and of a finding's own.
 */
export function findGaps(
  input: RuleInput,
  levels: Readonly<Record<string, RuleLevel>>,
  questions: QuestionBank = DEFAULT_QUESTIONS,
): readonly Gap[] {
  return gapsOf(RULES, input, levels, questions);
}

/** As `findGaps`, with other rules than the known ones. */
export function gapsOf(
  rules: readonly Rule[],
  input: RuleInput,
  levels: Readonly<Record<string, RuleLevel>>,
  questions: QuestionBank,
): readonly Gap[] {
  const ids = gapIds();
  const gaps = rules
    .filter((rule) => speaksOf(rule, input))
    .flatMap((rule) => {
      const configured = Object.hasOwn(levels, rule.id) ? levels[rule.id] : undefined;
      if ((configured ?? rule.level) === "off") return [];
      return boundedFindings(rule, input).map((finding) => {
        const level = configured ?? finding.level ?? rule.level;
        return gapFor(rule, finding, level === "off" ? "notice" : level, questions, ids);
      });
    });
  return gaps.sort((a, b) => a.line - b.line);
}

function speaksOf(rule: Rule, { model, change }: RuleInput): boolean {
  if (change === "removed") return rule.onRemoval === true;
  const isUnreadable = model.unread.some(({ what }) => what === "document");
  return isUnreadable ? rule.onUnreadable === true : rule.onRemoval !== true;
}

/** Stops asking a rule for more than can be shown. */
function boundedFindings(rule: Rule, input: RuleInput): readonly Finding[] {
  const findings: Finding[] = [];
  for (const finding of rule.check(input)) {
    if (findings.length === MOST_PER_RULE) {
      findings.push({ ...finding, subject: null, message: cutMessage(rule) });
      break;
    }
    findings.push(finding);
  }
  return findings;
}

function cutMessage(rule: Rule): string {
  return `${rule.id} finds more than ${MOST_PER_RULE} gaps in this document; the rest, from this line on, is not listed.`;
}

function gapFor(
  rule: Rule,
  finding: Finding,
  level: Level,
  questions: QuestionBank,
  ids: GapIds,
): Gap {
  const { subject, line, endLine, message } = finding;
  const stride = finding.stride ?? null;
  return {
    id: ids.idFor(rule.id, finding),
    rule: rule.id,
    level,
    message,
    question: questionFor(rule, finding, questions),
    subject,
    stride,
    line,
    endLine,
    ...(finding.count === undefined ? {} : { count: finding.count }),
  };
}

function questionFor(rule: Rule, finding: Finding, bank: QuestionBank): string | null {
  const { subject, stride, kind } = finding;
  const spoken = finding.called ?? subject;
  const name = spoken === null ? null : called(spoken);
  if (stride !== undefined) return chooseQuestion(bank, stride, name, kind ?? null);
  return rule.question?.replaceAll("{subject}", () => name ?? "This document") ?? null;
}
