import type { ConfigMistake, Policy } from "../model/policy.ts";
import type { WrittenLines } from "../model/provenance.ts";
import { RULES } from "../rules/index.ts";
import { keyPlace, mistakesOf, wordsOf } from "./config-mistakes.ts";
import { linesOf } from "./provenance.ts";
import { configSchema, type RuleEntry } from "./schema.ts";
import { slugMistake, slugOf } from "./schema-values.ts";
import { policyOf } from "./written-policy.ts";
import { readYamlFile, type YamlFile } from "./yaml-file.ts";

/** What a config file says, or all that is wrong with it, in line order. */
export type ParsedPolicy =
  | { readonly policy: Policy; readonly lines: WrittenLines; readonly mistakes: readonly [] }
  | { readonly policy: null; readonly mistakes: readonly ConfigMistake[] };

/** Further mistakes are only counted. */
const MAX_MISTAKES = 100;

/** Reads a config file. Total: whatever the text, there is a policy or a mistake. */
export function parsePolicy(text: string, rules: readonly RuleEntry[] = RULES): ParsedPolicy {
  const file = readYamlFile(text);
  if (file.value === undefined) return { policy: null, mistakes: inLineOrder(file.mistakes) };
  if (file.value === null) return { policy: null, mistakes: [EMPTY_FILE] };
  const schema = configSchema(rules);
  const checked = schema.safeParse(file.value, { reportInput: true, error: wordsOf });
  const mistakes = [
    ...file.mistakes,
    ...(checked.error?.issues ?? []).flatMap((issue) => mistakesOf(issue, schema, file.places)),
    ...teamNameMistakes(file),
  ];
  if (checked.success && mistakes.length === 0)
    return { policy: policyOf(checked.data), lines: linesOf(file.places), mistakes: [] };
  return { policy: null, mistakes: inLineOrder(mistakes) };
}

/** What is wrong with a file without anything in it. */
export const EMPTY_FILE: ConfigMistake = {
  line: 1,
  column: 1,
  message: 'The file is empty. The shortest config is the line "version: 1".',
};

/** A team's name is its GitHub slug too, unless it says another. */
function teamNameMistakes({ value, places }: YamlFile): readonly ConfigMistake[] {
  const teams = entriesOf(entriesOf(value).get("teams"));
  return [...teams].flatMap(([name, team]) => {
    if (entriesOf(team).has("github") || slugMistake(name) === null) return [];
    const path = ["teams", name];
    const message = `${slugMistake(name)} The name stays if you add "github: ${slugOf(name)}" under it.`;
    return [{ ...keyPlace(path, places), message }];
  });
}

/** The keys of a mapping of the file with their values; of anything else, none. */
export function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  return new Map(isMapping ? Object.entries(value) : []);
}

/** In line order, each once, the first hundred. */
export function inLineOrder(mistakes: readonly ConfigMistake[]): readonly ConfigMistake[] {
  const once = new Map(mistakes.map((it) => [`${it.line}:${it.column} ${it.message}`, it]));
  const sorted = [...once.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
  const first = sorted[MAX_MISTAKES];
  if (first === undefined) return sorted;
  const rest = `There are ${sorted.length - MAX_MISTAKES} more mistakes from here on.`;
  return [...sorted.slice(0, MAX_MISTAKES), { ...first, message: rest }];
}
