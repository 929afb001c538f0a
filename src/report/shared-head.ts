import type { CheckRun } from "../model/check-run.ts";
import { markdown } from "./escape.ts";
import { fitSections, fitTitle, whole } from "./fit.ts";

/** What one of the pull requests of a commit would have its check say. */
interface PartOfHead {
  readonly number: number;
  readonly check: CheckRun;
}

/** Conclusions, worst first. */
export const WORST_FIRST: readonly CheckRun["conclusion"][] = [
  "failure",
  "action_required",
  "success",
  "skipped",
];

/**
 * The check of a commit that several pull requests share: it carries the worst of their verdicts,
 * since GitHub opens each of them by it, and has a line for each. The same parts in any order give
 * the same text.
 */
export function checkOfSharedHead(parts: readonly PartOfHead[]): CheckRun {
  const [worst, ...others] = parts.toSorted(
    (a, b) =>
      WORST_FIRST.indexOf(a.check.conclusion) - WORST_FIRST.indexOf(b.check.conclusion) ||
      a.number - b.number,
  );
  if (worst === undefined) throw new RangeError("a check needs a pull request");
  if (others.length === 0) return worst.check;
  const lines = parts
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, check }) => `- #${number}: ${check.conclusion}, ${markdown(check.title)}\n`);
  const list = `${parts.length} open pull requests have this commit as their head, and a check belongs to the commit: it opens when the last of them does.\n\n${lines.join("")}\nWhat follows is of #${worst.number}.\n\n`;
  return {
    ...worst.check,
    title: fitTitle(`Pull request ${worst.number}: ${worst.check.title}`),
    summary: fitSections([whole(list, 0.5), whole(worst.check.summary, 0.5)]),
  };
}
