import { interestInWords } from "../interests/in-words.ts";
import type { InterestRule } from "../model/interest.ts";
import type { Policy, TeamPolicy } from "../model/policy.ts";
import { RULES } from "../rules/index.ts";
import { trainingSettings } from "./compare-training.ts";

/** A setting that holds otherwise under another policy. */
export interface PolicyChange {
  /** As the config file calls it, or a team by its name. */
  readonly what: string;
  /** Null: it was not there. */
  readonly from: string | null;
  /** Null: it is gone. */
  readonly to: string | null;
}

/** What is different under another policy: teams first, then rules, then the rest in file order. */
export function comparePolicies(before: Policy, after: Policy): readonly PolicyChange[] {
  return [
    ...teamChanges(before.teams, after.teams),
    ...differences(levelsOf(before), levelsOf(after)),
    ...differences(otherSettings(before, after), otherSettings(after, before)),
  ];
}

type Settings = ReadonlyMap<string, string>;

function teamChanges(
  before: readonly TeamPolicy[],
  after: readonly TeamPolicy[],
): readonly PolicyChange[] {
  const now = new Map(after.map((team) => [team.name, team]));
  const known = new Map(before.map((team) => [team.name, team]));
  const stay = before.flatMap((team) => {
    const next = now.get(team.name);
    return next === undefined ? [] : [{ team, next }];
  });
  return [
    ...stay.flatMap(({ team, next }) => phaseChange(team, next)),
    ...after.flatMap((team) => (known.has(team.name) ? [] : [change(team, null, team.phase)])),
    ...before.flatMap((team) => (now.has(team.name) ? [] : [change(team, team.phase, null)])),
    ...stay.flatMap(({ team, next }) => differences(teamSettings(team), teamSettings(next))),
  ];
}

function phaseChange(team: TeamPolicy, next: TeamPolicy): readonly PolicyChange[] {
  return team.phase === next.phase ? [] : [change(team, team.phase, next.phase)];
}

function change({ name }: TeamPolicy, from: string | null, to: string | null): PolicyChange {
  return { what: `team ${name}`, from, to };
}

function teamSettings({ name, phase, ...others }: TeamPolicy): Settings {
  return new Map(settingsIn(others, `team ${name}, `));
}

/** Every rule's level as it holds, so that writing the default down is no change. */
function levelsOf({ rules }: Policy): Settings {
  return new Map(RULES.map(({ id, level }) => [`rules.${id}`, rules[id] ?? level]));
}

function otherSettings(policy: Policy, compared: Policy): Settings {
  const { teams, rules, defaultPhase, coverage, interests, reviewers, training, ...others } =
    policy;
  return new Map([
    ["defaults.phase", defaultPhase],
    ["stride.coverage", coverage],
    ...settingsIn(reviewers, "security.review"),
    ...settingsIn(others, ""),
    ...settingsIn(trainingSettings(training, compared.training), "training"),
    ["interests", inWords(interests.map(ruleInWords))],
  ]);
}

function ruleInWords(rule: InterestRule): string {
  return `${interestInWords(rule)} (${rule.asksForReview ? "request-review" : "note"})`;
}

/** Each value with its path in words; a list is one value. */
function settingsIn(value: unknown, name: string): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [[name, inWords(value)]];
  }
  const between = name === "" || name.endsWith(" ") ? "" : ".";
  return Object.entries(value).flatMap(([key, inner]) =>
    settingsIn(inner, `${name}${between}${asWritten(key)}`),
  );
}

/** Our `signOff` is the file's `sign_off`, and our `quietDays` its `quiet`. */
function asWritten(key: string): string {
  if (key === "repositoryOverrides") return "allow_repository_overrides";
  return key.replace(/Days$/, "").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (!Array.isArray(value)) return String(value);
  const items = value.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
  return items.length === 0 ? "none" : items.join(", ");
}

function differences(before: Settings, after: Settings): readonly PolicyChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((what) => {
    const from = before.get(what) ?? null;
    const to = after.get(what) ?? null;
    return from === to ? [] : [{ what, from, to }];
  });
}
