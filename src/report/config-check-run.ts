import type { Annotation, CheckRun } from "../model/check-run.ts";
import { type ConfigMistake, POLICY_FILE } from "../model/policy.ts";
import type { Repository } from "../model/pull-request.ts";
import type { Replay } from "../model/replay.ts";
import type { PolicyChange } from "../policy/compare-policies.ts";
import { holdsPolicy } from "../policy/config-file.ts";
import { count } from "./count.ts";
import { markdown, plain } from "./escape.ts";
import { fitAnnotations, fitSections, fitTitle, type Section } from "./fit.ts";
import { loosenedNotice } from "./loosened.ts";
import { policyChangeSection } from "./policy-change-list.ts";
import { replaySection } from "./replay-list.ts";
import { type LineUrl, linesLink, linesOnGitHub } from "./report-links.ts";

/** What was found in a version of the config file. */
export interface ConfigFindings {
  /** False: this version removes the file. */
  readonly isThere: boolean;
  /** Any of them keeps the file from being used. */
  readonly mistakes: readonly ConfigMistake[];
  /** Of a file that can be used: what most likely does not do what was meant. */
  readonly warnings: readonly ConfigMistake[];
  /** False: GitHub did not say which repositories and teams there are. */
  readonly isHeldAgainstGitHub: boolean;
}

/** What is proposed, where it is not in force yet. */
export interface ConfigProposal {
  readonly author: string;
  /** As it is in force now; null: none is named. */
  readonly securityTeam: string | null;
  readonly changes: readonly PolicyChange[];
  /** Null: nothing would change, or GitHub did not say who is in which team. */
  readonly replay: Replay | null;
}

/** What the check run of a config is made from. */
export interface ConfigCheckInput extends ConfigFindings {
  readonly repository: Repository;
  readonly headSha: string;
  /** Null: this version is on the default branch already. */
  readonly proposal: ConfigProposal | null;
}

/** What the check run of a config says. The same input gives the same text, to the byte. */
export function configCheckRun(input: ConfigCheckInput): CheckRun {
  const { repository, headSha, mistakes, warnings, proposal } = input;
  const lineUrl = linesOnGitHub({ repository, headSha, baseSha: headSha });
  return {
    conclusion: conclusionOf(input),
    title: fitTitle(titleOf(input)),
    summary: `${sentenceOf(input)}${nextStepOf(input)}${affairOf(input)}`,
    text: fitSections([
      placesSection("Mistakes", mistakes, lineUrl),
      placesSection("Worth a look", warnings, lineUrl),
      policyChangeSection(proposal?.changes ?? []),
      replaySection(proposal?.replay ?? null, !repository.isPrivate),
    ]).trim(),
    annotations: [
      ...fitAnnotations(mistakes, (mistake) => annotationOf(mistake, "failure")),
      ...fitAnnotations(warnings, (warning) => annotationOf(warning, "warning")),
    ],
    buttons: [],
  };
}

function conclusionOf({ mistakes, warnings, isThere }: ConfigFindings): CheckRun["conclusion"] {
  if (mistakes.length > 0) return "failure";
  return warnings.length > 0 || !isThere ? "neutral" : "success";
}

function titleOf({ mistakes, warnings, isThere, proposal, repository }: ConfigCheckInput): string {
  if (mistakes.length > 0)
    return `${count(mistakes.length, "mistake")}: this config cannot be used`;
  const parts = [
    isThere ? "This config can be used" : `Without this file, ${othersOf(repository)} decide`,
    ...(proposal === null || proposal.changes.length === 0
      ? []
      : [count(proposal.changes.length, "change")]),
    ...(warnings.length === 0 ? [] : [`${count(warnings.length, "thing")} to look at`]),
  ];
  return parts.join("; ");
}

function sentenceOf(input: ConfigCheckInput): string {
  const { mistakes, warnings, isThere, isHeldAgainstGitHub, repository } = input;
  if (mistakes.length > 0) return brokenSentence(input);
  if (!isThere)
    return `**The config file is removed.** Without it, ${othersOf(repository)} decide.`;
  const look =
    warnings.length === 0
      ? ""
      : `, and ${count(warnings.length, "thing")} in it ${warnings.length === 1 ? "needs" : "need"} a look`;
  const unasked = isHeldAgainstGitHub
    ? ""
    : " GitHub did not say which teams and repositories there are, so their names are not checked; re-run this check to try again.";
  return `**This config can be used**${look}.${unasked}`;
}

function brokenSentence({ mistakes, proposal, repository }: ConfigCheckInput): string {
  const good = holdsPolicy(repository)
    ? "the settings of its last good version"
    : "the organisation's settings";
  const then =
    proposal === null
      ? `Until it is mended, ${good} decide, and every check run says so.`
      : `If it were merged, ${good} would decide, and every check run would say so.`;
  return `**This config cannot be used**: it has ${count(mistakes.length, "mistake")}. ${then}`;
}

/** What decides without the file. */
function othersOf(repository: Repository): string {
  return holdsPolicy(repository) ? "the defaults" : "the organisation's settings";
}

function nextStepOf({ mistakes, warnings, proposal }: ConfigCheckInput): string {
  const who = proposal === null ? "Whoever wrote it" : markdown(proposal.author, 100);
  const [mistake] = mistakes;
  if (mistake !== undefined) {
    return `\n\n**Next step:** ${who} — mend line ${mistake.line}, column ${mistake.column}, and push again.`;
  }
  const [warning] = warnings;
  return warning === undefined ? "" : `\n\n**Next step:** ${who} — look at line ${warning.line}.`;
}

function affairOf({ proposal, repository }: ConfigCheckInput): string {
  const { owner } = repository;
  return proposal === null || !holdsPolicy(repository)
    ? ""
    : loosenedNotice({ ...proposal, owner });
}

function placesSection(
  heading: string,
  found: readonly ConfigMistake[],
  lineUrl: LineUrl,
): Section {
  const blocks = found.map(({ line, column, message }) => {
    const place = { line, endLine: line };
    const url = lineUrl(POLICY_FILE.path, "modified", place);
    return `- ${linesLink(place, url)}, column ${column}: ${markdown(message, 600)}\n`;
  });
  return {
    head: blocks.length === 0 ? "" : `## ${heading}\n\n`,
    blocks,
    tail: blocks.length === 0 ? "" : "\n",
    share: 0.3,
    left: (more) => `\n${count(more, "more line")} did not fit here.\n`,
  };
}

function annotationOf(
  { line, column, message }: ConfigMistake,
  level: "failure" | "warning",
): Annotation {
  return {
    path: POLICY_FILE.path,
    line,
    endLine: line,
    column,
    level,
    title: level === "failure" ? "Mistake in the config" : "Worth a look",
    message: plain(message, 600),
  };
}
