import type { ConfigMistake, Policy } from "../model/policy.ts";
import type { WrittenLines } from "../model/provenance.ts";
import { RULES } from "../rules/index.ts";
import { keyPlace, mistakesOf, valueMistake, wordsOf } from "./config-mistakes.ts";
import { override, type WrittenOverrides } from "./override.ts";
import { EMPTY_FILE, entriesOf, inLineOrder } from "./parse.ts";
import { linesOf } from "./provenance.ts";
import { configSchema, type RuleEntry } from "./schema.ts";
import { readYamlFile, type YamlFile } from "./yaml-file.ts";
import type { Places } from "./yaml-values.ts";

/** What a repository's own config file says, or all that is wrong with it. */
export type RepositoryReading =
  | { readonly kind: "broken"; readonly mistakes: readonly ConfigMistake[] }
  | {
      readonly kind: "read";
      readonly written: WrittenOverrides;
      /** Of keys that the organisation alone may write. */
      readonly misplaced: readonly ConfigMistake[];
      readonly places: Places;
    };

/** Reads a repository's own file. Total, and bounded as the organisation's file is. */
export function readRepositoryFile(
  text: string,
  rules: readonly RuleEntry[] = RULES,
): RepositoryReading {
  const file = readYamlFile(text);
  if (file.value === undefined) return broken(file.mistakes);
  if (file.value === null) return broken([EMPTY_FILE]);
  const { value, misplaced } = withoutMisplaced(file);
  const schema = configSchema(rules).pick(OVERRIDABLE);
  const checked = schema.safeParse(value, { reportInput: true, error: wordsOf });
  const mistakes = [
    ...file.mistakes,
    ...(checked.error?.issues ?? []).flatMap((issue) => mistakesOf(issue, schema, file.places)),
  ];
  if (!checked.success || mistakes.length > 0) return broken([...mistakes, ...misplaced]);
  return { kind: "read", written: checked.data, misplaced, places: file.places };
}

function broken(mistakes: readonly ConfigMistake[]): RepositoryReading {
  return { kind: "broken", mistakes: inLineOrder(mistakes) };
}

/** The organisation's policy with what a repository's own file makes of it. */
export interface RepositoryPolicy {
  readonly policy: Policy;
  /** It cannot be used at all, and the organisation's policy stays; else each mistake stands alone. */
  readonly isBroken: boolean;
  /** In line order. */
  readonly mistakes: readonly ConfigMistake[];
  /** Of what counts. */
  readonly lines: WrittenLines;
}

/** Lays what a repository's own file says over the organisation's policy. */
export function withRepositoryFile(
  organization: Policy,
  reading: RepositoryReading,
  rules: readonly RuleEntry[] = RULES,
): RepositoryPolicy {
  if (reading.kind === "broken") {
    return { policy: organization, isBroken: true, mistakes: reading.mistakes, lines: new Map() };
  }
  const { written, misplaced, places } = reading;
  const { policy, weaker } = override(organization, written, rules);
  const ignored = weaker.map(({ path, why }) =>
    valueMistake(path, `weaker than the organisation's: ${why}. It is ignored`, places),
  );
  const refused = new Set(weaker.map(({ path }) => path.join(".")));
  const lines = new Map([...linesOf(places)].filter(([path]) => !refused.has(path)));
  return { policy, isBroken: false, mistakes: inLineOrder([...misplaced, ...ignored]), lines };
}

const OVERRIDABLE = {
  version: true,
  documents: true,
  stride: true,
  rules: true,
  remediation: true,
} as const;

/** Takes out what the organisation alone decides; each is ignored alone. */
function withoutMisplaced({ value, places }: YamlFile): {
  readonly value: unknown;
  readonly misplaced: readonly ConfigMistake[];
} {
  const entries = [...entriesOf(value)];
  const misplaced = entries.map(([key]) => key).filter((key) => ORGANIZATIONS_ALONE.has(key));
  if (misplaced.length === 0) return { value, misplaced: [] };
  return {
    value: Object.fromEntries(entries.filter(([key]) => !ORGANIZATIONS_ALONE.has(key))),
    misplaced: misplaced.map((key) => ({ ...keyPlace([key], places), message: misplacedKey(key) })),
  };
}

const ORGANIZATIONS_ALONE: ReadonlySet<string> = new Set(
  Object.keys(configSchema([]).shape).filter((key) => !(key in OVERRIDABLE)),
);

function misplacedKey(key: string): string {
  return `${key}: only the organisation's config says this, so it is ignored here. A repository may say documents, stride, rules and remediation.`;
}
