import { LEVELS, type Level } from "../model/gap.ts";
import { count, listed } from "./count.ts";
import { gapsBlock, type Report } from "./report.ts";

/**
 * What a check run says of gaps and changes where their details are not for everybody: how many
 * there are. No name, path or text of a document stands in it.
 */
export function countsOf(report: Report): string {
  const { documents } = report.assessment;
  if (documents.length === 0) return "";
  const lines = [gapCounts(report), changeCounts(report)].filter((line) => line !== "");
  const list = lines.map((line) => `- ${line}\n`).join("");
  return `## What was found\n\n${list}\n${WHERE}\n\n`;
}

const WHERE =
  "This repository is public, and its organisation keeps the details of threat models out of checks: run <code>npx threatgate check</code> on this branch to see them.";

function gapCounts(report: Report): string {
  const gaps = report.assessment.documents.flatMap((document) => document.gaps);
  const words: Readonly<Record<Level, string>> = {
    error: gapsBlock(report) ? "gap that blocks" : "gap that does not block",
    warning: "warning",
    notice: "notice",
  };
  const many: Partial<Record<Level, string>> = {
    error: gapsBlock(report) ? "gaps that block" : "gaps that do not block",
  };
  const counted = LEVELS.flatMap((level) => {
    const found = gaps.filter((gap) => gap.level === level).length;
    return found === 0 ? [] : [count(found, words[level], many[level])];
  });
  return counted.length === 0 ? "no gap" : listed(counted);
}

function changeCounts({ assessment }: Report): string {
  const changes = assessment.documents.flatMap((document) => document.changes);
  if (changes.length === 0) return "";
  const weaker = changes.filter(({ weakens }) => weakens).length;
  return `${count(changes.length, "change")} since the base branch, ${weaker} of them ${weaker === 1 ? "makes" : "make"} the threat model weaker`;
}
