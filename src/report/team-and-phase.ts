import type { Facts } from "../model/facts.ts";
import type { ConfigMistake, PolicyInForce } from "../model/policy.ts";
import { POLICY_FILE } from "../model/policy.ts";
import { versionUrl } from "../model/provenance.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { isCountsOnly } from "../policy/public-repository.ts";
import { configSource } from "./config-source.ts";
import { count } from "./count.ts";
import { code, link, markdown } from "./escape.ts";
import { newConfigUrl, type ReportLinks } from "./report-links.ts";
import { standingLines } from "./standing-lines.ts";

type TeamFacts = Pick<Facts, "ownership" | "policy" | "progress" | "blindSpot" | "pull">;

/**
 * Whose document it is, what that team's phase is, and why. The reason names documents and other
 * teams, and the progress what was missed: in public neither is told where details are kept back.
 */
export function teamAndPhase(facts: TeamFacts): string {
  const { ownership, policy, pull } = facts;
  const isKeptBack = isCountsOnly(policy.policy, pull.repository);
  const because = isKeptBack ? "" : `, because ${markdown(ownership.why)}`;
  const { title, voice, next } = PHASE_DESCRIPTIONS[ownership.phase];
  const team =
    ownership.team === null ? "" : `Team **${markdown(ownership.team, 100)}** is in the `;
  const phase = ownership.team === null ? `The **${title}** phase applies` : `**${title}** phase`;
  const lines = isKeptBack ? "" : standingLines(facts, policy.policy);
  const way = lines === "" ? "" : `${lines}\n\n`;
  const source = configSource(policy, ownership);
  const from = source === "" ? "" : `${source}\n\n`;
  return `## Team and phase\n\n${team}${phase}${because}.\n\n${markdown(voice, 600)} ${markdown(next)}\n\n${way}${from}`;
}

const MISTAKES = 5;

/** What an author should know of the config that decided; empty: nothing is amiss. */
export function configNotice(facts: Pick<Facts, "policy" | "pull">, links: ReportLinks): string {
  const { repository, passes = [] } = facts.policy;
  const notices =
    organizationNotice(facts, links) + passesNotice(passes) + repositoryNotice(repository);
  return notices === "" ? "" : `## Config\n\n${notices}`;
}

function organizationNotice(facts: Pick<Facts, "policy" | "pull">, links: ReportLinks): string {
  const { source, mistakes } = facts.policy;
  if (mistakes.length > 0) return mistakesNotice(facts.policy);
  return source.kind === "default" ? noConfigNotice(facts, links) : "";
}

function passesNotice(passes: readonly string[]): string {
  if (passes.length === 0) return "";
  const lines = passes.map((pass) => `- ${markdown(pass)}\n`).join("");
  return `The organisation's config lets through what blocks by default:\n\n${lines}\n`;
}

function repositoryNotice(repository: PolicyInForce["repository"]): string {
  if (repository === undefined || repository.mistakes.length === 0) return "";
  const { isBroken, mistakes } = repository;
  const file = link("config file", versionUrl(repository, null));
  const what = isBroken
    ? `cannot be used: it has ${count(mistakes.length, "mistake")}. The organisation's values decide until it is mended.`
    : `says ${count(mistakes.length, "thing")} that ${mistakes.length === 1 ? "is" : "are"} ignored. All else in it counts.`;
  return `This repository's own ${file} ${what}\n\n${mistakeList(mistakes)}\n`;
}

function mistakesNotice({ source, mistakes, provenance }: PolicyInForce): string {
  const file = source.kind === "file" ? link("the config file", source.url) : "the config file";
  // Where no version was ever good, no value came from one.
  const isKept = provenance !== undefined;
  const decides = isKept ? "The last good version decides" : "The defaults decide";
  return `The newest version of ${file} has ${count(mistakes.length, "mistake")}. ${decides} until it is mended.\n\n${mistakeList(mistakes)}\n`;
}

function mistakeList(mistakes: readonly ConfigMistake[]): string {
  const shown = mistakes
    .slice(0, MISTAKES)
    .map(({ line, column, message }) => `- line ${line}, column ${column}: ${markdown(message)}\n`);
  const more = mistakes.length - shown.length;
  return shown.join("") + (more > 0 ? `- and ${count(more, "more mistake")}\n` : "");
}

function noConfigNotice({ pull }: Pick<Facts, "pull">, { docs }: ReportLinks): string {
  const where = `${code(POLICY_FILE.path)} in ${code(`${pull.repository.owner}/.github`)}`;
  const more = docs === null ? "" : ` ${link("How to write one", `${docs}/config.md`)}.`;
  return `There is no config file yet, so the defaults decide. To name your teams and their phases, ${link("create one", newConfigUrl(pull.repository))}: ${where}.${more}\n\n`;
}
