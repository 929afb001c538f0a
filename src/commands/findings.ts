import { z } from "zod";
import type { Attribution, Finding } from "../model/finding.ts";
import { SEVERITIES } from "../model/severity.ts";
import { STRIDE_TITLE } from "../model/stride.ts";
import { markdown } from "../report/escape.ts";
import { keptBack } from "./answering/kept-back.ts";
import { command, done, refused } from "./command.ts";

/** More are only counted. */
const MOST = 100;

/** The threats of a pull request, with who found them. */
export const findings = command({
  name: "findings",
  usage: "",
  who: "anyone",
  summary: "lists this pull request's findings, and who found them",
  example: "",
  arguments: z.object({}),
  run: (_none, situation) => {
    const silence = keptBack(situation);
    if (silence !== null) return refused(silence);
    return done(
      situation.findings.length === 0
        ? "There is no finding here yet: the threats of its threat model will be the first."
        : tableOf(situation.findings),
    );
  },
});

function tableOf(all: readonly Finding[]): string {
  const sorted = all.toSorted((a, b) => rank(a) - rank(b));
  const rows = sorted.slice(0, MOST).map(rowOf);
  const more = all.length - rows.length;
  const rest = more > 0 ? `\n\nThere are ${more} more.` : "";
  return `| finding | severity | category | found by |\n| --- | --- | --- | --- |\n${rows.join("\n")}${rest}`;
}

/** Worst first. */
function rank({ severity }: Finding): number {
  return severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}

function rowOf(finding: Finding): string {
  const { number, title, severity, stride, escapeClass, isRetracted, isFixed } = finding;
  const name = number === null ? markdown(title, 200) : `**F-${number}** ${markdown(title, 200)}`;
  const why = escapeClass?.replaceAll("-", " ") ?? "";
  const states = [why, isRetracted ? "retracted" : "", isFixed ? "fixed" : ""];
  const notes = states.filter((it) => it !== "");
  const how = [WORDS[finding.attribution](finding.source), ...notes].join(", ");
  const categories = stride.map((id) => STRIDE_TITLE[id]).join(", ");
  return `| ${name} | ${severity ?? "not said"} | ${categories || "other"} | ${how} |`;
}

const WORDS: Readonly<Record<Attribution, (source: string) => string>> = {
  found: () => "the team",
  hinted: () => "the team, after a hint",
  missed: (source) => `${source}: missed by the team`,
  late: (source) => `${source}, after the session`,
};
