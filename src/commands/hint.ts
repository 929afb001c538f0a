import { z } from "zod";
import type { Gap } from "../model/gap.ts";
import { nearest } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import { code, markdown } from "../report/escape.ts";
import { taughtBy } from "../report/module-words.ts";
import { withoutMarks } from "../report/rule-page.ts";
import { RULES } from "../rules/index.ts";
import { DEFAULT_QUESTIONS } from "../rules/questions/default-questions.ts";
import { keptBack } from "./answering/kept-back.ts";
import { command, done, refused, type Situation } from "./command.ts";

/** Help in steps, from a question to an example, so that a team finds the answer itself. */
export const hint = command({
  name: "hint",
  usage: "[GAP]",
  who: "team",
  summary: "gives one step more of help on a gap",
  example: "",
  arguments: z.object({ gap: z.string().optional() }),
  run: ({ gap: written }, situation) => {
    const silence = keptBack(situation);
    if (silence !== null) return refused(silence);
    const gaps = gapsOf(situation);
    const gap = written === undefined ? gaps[0] : gaps.find(({ id }) => id === written);
    if (gap === undefined) return refused(noGap(written, gaps));
    const steps = stepsFor(gap, situation.facts.policy.policy);
    const before = situation.hints.filter((id) => id === gap.id).length;
    const at = Math.min(before, steps.length - 1);
    const isLast = at === steps.length - 1;
    const more = isLast
      ? `That is all I have; ${code("/threatmodel review")} asks Security.`
      : `${code(`/threatmodel hint ${gap.id}`)} gives the next step.`;
    const head = `**${code(gap.id, 120)}, step ${at + 1} of ${steps.length}**`;
    return done(`${head}\n\n${steps[at] ?? ""}\n\n${more}`, {
      kind: "count-hint",
      gap: gap.id,
      named: namedBy(gap),
    });
  },
});

function namedBy({ subject, stride }: Gap) {
  return subject === null || stride === null ? null : { asset: subject, category: stride };
}

/** What blocks comes first. */
function gapsOf({ assessment }: Situation): readonly Gap[] {
  const gaps = assessment.documents.flatMap((document) => document.gaps);
  const errors = gaps.filter(({ level }) => level === "error");
  return [...errors, ...gaps.filter(({ level }) => level !== "error")];
}

function noGap(written: string | undefined, gaps: readonly Gap[]): string {
  if (gaps.length === 0) return "There is no gap to help with here.";
  const near =
    nearest(
      written ?? "",
      gaps.map(({ id }) => id),
    ) ??
    gaps[0]?.id ??
    "";
  return `There is no gap ${code(written ?? "", 120)} here. Did you mean ${code(near, 120)}?`;
}

/** From a question to what others do to an example: none of them gives the answer away. */
function stepsFor(
  { rule: id, message, question, stride }: Gap,
  { training }: Pick<Policy, "training">,
): readonly string[] {
  const rule = RULES.find((each) => each.id === id);
  const asked = question === null ? [] : [`> ${markdown(question, 600)}`];
  const first = [markdown(message, 600), ...asked].join("\n\n");
  if (stride !== null) {
    const { protections, examples } = DEFAULT_QUESTIONS[stride];
    return [
      first,
      `What others protect against here:\n\n${list(protections)}`,
      `Threats of this kind, elsewhere:\n\n${list(examples)}\n\n${taughtBy(stride, training)}`.trimEnd(),
    ];
  }
  if (rule === undefined) return [first];
  const example = `~~~~~markdown\n${withoutMarks(id, rule.examples.good).trim()}\n~~~~~`;
  return [
    first,
    `${rule.why} ${rule.fix}`,
    `A document in which nothing of this is missing:\n\n${example}`,
  ];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
