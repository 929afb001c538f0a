import type { CheckRun } from "../model/check-run.ts";
import { markdown } from "./escape.ts";
import { fitSections, fitTitle, whole } from "./fit.ts";
import { WORST_FIRST } from "./shared-head.ts";

/** What one part of a merge group would have its check say. */
export interface PartOfGroup {
  /** Of the pull request; null: the documents that read otherwise merged than in any of them. */
  readonly number: number | null;
  readonly check: CheckRun;
}

/**
 * The check of a merge group: the worst of its parts, with a line for each. What waits for somebody
 * fails there, since a queue does not wait for people.
 */
export function checkOfGroup(parts: readonly PartOfGroup[]): CheckRun {
  const [worst, ...others] = parts.toSorted(
    (a, b) => WORST_FIRST.indexOf(a.check.conclusion) - WORST_FIRST.indexOf(b.check.conclusion),
  );
  if (worst === undefined) throw new RangeError("a merge group needs a pull request");
  const { check } = worst;
  const conclusion = check.conclusion === "action_required" ? "failure" : check.conclusion;
  if (others.length === 0) return { ...check, conclusion };
  const lines = parts.map((part) => `- ${nameOf(part)}: ${markdown(part.check.title)}\n`);
  const list = `A merge group passes when each part of it does.\n\n${lines.join("")}\n${hint(worst)}What follows is of ${nameOf(worst)}.\n\n`;
  return {
    ...check,
    conclusion,
    title: fitTitle(`${titleOf(worst)}: ${check.title}`),
    summary: fitSections([whole(list, 0.5), whole(check.summary, 0.5)]),
  };
}

function nameOf({ number }: PartOfGroup): string {
  return number === null ? "the documents as merged" : `#${number}`;
}

function titleOf({ number }: PartOfGroup): string {
  return number === null ? "As merged" : `Pull request ${number}`;
}

/** In a queue nobody can answer; on a pull request they can. */
function hint({ number, check: { conclusion } }: PartOfGroup): string {
  if (number !== null || conclusion === "success" || conclusion === "skipped") return "";
  return "**Next step:** the author of the later pull request — bring its branch up to date once the earlier one is merged; its check then speaks of the documents as they are together.\n\n";
}
