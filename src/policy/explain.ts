import { PHASES } from "../model/phase.ts";
import type { PolicyInForce, TeamPolicy } from "../model/policy.ts";
import type { ValueSource } from "../model/provenance.ts";
import { SEVERITIES } from "../model/severity.ts";
import { RULES } from "../rules/index.ts";
import type { RuleEntry } from "./schema.ts";

/** One value in force, and where it came from. */
export interface ExplainedValue {
  /** As in the config file: `teams.payments.phase`. */
  readonly path: string;
  /** Null: none, such as no remediation limit. */
  readonly value: string | number | readonly string[] | null;
  readonly source: ValueSource;
}

type Value = readonly [path: string, value: ExplainedValue["value"]];

const DEFAULT = { kind: "default" } as const;

/** Where a value came from; of a team without a phase of its own, where the default phase did. */
export function sourceOf({ policy, provenance }: PolicyInForce, path: string): ValueSource {
  const written = provenance?.get(path);
  if (written !== undefined) return written;
  if (/^teams\..*\.phase$/s.test(path)) return provenance?.get("defaults.phase") ?? DEFAULT;
  const isTold = path === "security.team" && policy.security.team !== null;
  return isTold ? { kind: "settings" } : DEFAULT;
}

/** Every value in force with where it came from, in the order of the config's reference. */
export function explainPolicy(
  inForce: PolicyInForce,
  rules: readonly RuleEntry[] = RULES,
): readonly ExplainedValue[] {
  return [...valuesOf(inForce, rules)].map(([path, value]) => {
    return { path, value, source: sourceOf(inForce, path) };
  });
}

function* valuesOf({ policy }: PolicyInForce, rules: readonly RuleEntry[]): Iterable<Value> {
  yield ["security.team", policy.security.team];
  yield ["defaults.phase", policy.defaultPhase];
  for (const team of policy.teams) yield* valuesOfTeam(team);
  yield ["documents.paths", policy.documents.paths];
  yield ["documents.ignore", policy.documents.ignore];
  yield ["documents.headings", policy.documents.headings];
  yield ["documents.max_bytes", policy.documents.maxBytes];
  yield ["stride.coverage", policy.coverage];
  for (const { id, level } of rules) yield [`rules.${id}`, policy.rules[id] ?? level];
  for (const severity of SEVERITIES) {
    yield [`remediation.${severity}`, policy.remediation[severity] ?? null];
  }
  for (const phase of PHASES) {
    const { gaps, signOff, request } = policy.phases[phase];
    yield [`phases.${phase}.gaps`, gaps];
    yield [`phases.${phase}.sign_off`, signOff];
    yield [`phases.${phase}.request`, request];
  }
  yield ["allow_repository_overrides", policy.repositoryOverrides];
}

function* valuesOfTeam({ name, phase, github, repos, paths }: TeamPolicy): Iterable<Value> {
  yield [`teams.${name}.phase`, phase];
  yield [`teams.${name}.github`, github];
  yield [`teams.${name}.repos`, repos];
  yield [`teams.${name}.paths`, paths];
}
