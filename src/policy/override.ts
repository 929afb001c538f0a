import type { DocumentPolicy, Policy } from "../model/policy.ts";
import { SEVERITIES } from "../model/severity.ts";
import type { RuleEntry, WrittenConfig } from "./schema.ts";
import { daysOf } from "./schema-values.ts";
import {
  weakerCoverage,
  weakerIgnore,
  weakerLevel,
  weakerLimit,
  weakerMaxBytes,
  weakerPaths,
} from "./weaker-values.ts";
import { listOf } from "./written-policy.ts";

/** What a repository's own file may say. */
export type WrittenOverrides = Pick<
  WrittenConfig,
  "documents" | "stride" | "rules" | "remediation"
>;

/** A value's place in a file: keys, and numbers of items. */
type Path = readonly (string | number)[];

/** A value that is ignored, since it is weaker than the organisation's. */
export interface WeakerValue {
  readonly path: Path;
  readonly why: string;
}

/** The organisation's policy with what a repository changes of it. */
export interface Overridden {
  readonly policy: Policy;
  /** Each is ignored alone. */
  readonly weaker: readonly WeakerValue[];
}

/** Whether a value counts, given how it is weaker; null: it is not. */
type Judge = (path: Path, why: string | null) => boolean;

/**
 * Lays what a repository wants over the organisation's policy. A weaker value is ignored, unless
 * the organisation allows it; a list is held to the organisation's item by item.
 */
export function override(
  policy: Policy,
  written: WrittenOverrides,
  rules: readonly RuleEntry[],
): Overridden {
  const weaker: WeakerValue[] = [];
  const counts: Judge = (path, why) => {
    if (why === null || policy.repositoryOverrides === "weaker") return true;
    weaker.push({ path, why });
    return false;
  };
  return {
    policy: {
      ...policy,
      documents: documentsOf(policy.documents, written.documents ?? {}, counts),
      coverage: coverageOf(policy, written, counts),
      rules: rulesOf(policy, written, rules, counts),
      remediation: remediationOf(policy, written, counts),
    },
    weaker,
  };
}

function documentsOf(
  stands: DocumentPolicy,
  written: NonNullable<WrittenOverrides["documents"]>,
  counts: Judge,
): DocumentPolicy {
  const paths = listOf(written.paths);
  const ignore = listOf(written.ignore);
  const size = written.max_bytes;
  const more = (list: readonly string[]) => [...new Set([...stands.paths, ...list])];
  const isMaxBytes =
    size !== undefined && counts(["documents", "max_bytes"], weakerMaxBytes(size, stands.maxBytes));
  return {
    paths:
      paths === undefined || counts(["documents", "paths"], weakerPaths(paths, stands.paths))
        ? (paths ?? stands.paths)
        : more(paths),
    ignore:
      ignore?.filter((glob, at) => {
        const place = ["documents", "ignore", ...(typeof written.ignore === "string" ? [] : [at])];
        return counts(place, weakerIgnore(glob, stands.ignore));
      }) ?? stands.ignore,
    headings: [...new Set([...stands.headings, ...(listOf(written.headings) ?? [])])],
    maxBytes: isMaxBytes ? size : stands.maxBytes,
  };
}

function coverageOf({ coverage }: Policy, { stride }: WrittenOverrides, counts: Judge) {
  const wanted = stride?.coverage ?? coverage;
  return counts(["stride", "coverage"], weakerCoverage(wanted, coverage)) ? wanted : coverage;
}

function rulesOf(
  policy: Policy,
  written: WrittenOverrides,
  rules: readonly RuleEntry[],
  counts: Judge,
): Policy["rules"] {
  const changed = rules.flatMap((rule) => {
    const wanted = written.rules?.[rule.id];
    if (wanted === undefined) return [];
    // To set even the rule's own level would take the weight from a finding that has its own.
    const stands = policy.rules[rule.id] ?? rule.heaviest ?? rule.level;
    const why = weakerLevel(wanted, stands);
    return counts(["rules", rule.id], why) ? [[rule.id, wanted] as const] : [];
  });
  return { ...policy.rules, ...Object.fromEntries(changed) };
}

function remediationOf(
  { remediation }: Policy,
  written: WrittenOverrides,
  counts: Judge,
): Policy["remediation"] {
  const limits = SEVERITIES.flatMap((severity) => {
    const stands = remediation[severity] ?? null;
    const limit = written.remediation?.[severity];
    const wanted = limit === undefined ? stands : daysOf(limit);
    const days = counts(["remediation", severity], weakerLimit(wanted, stands)) ? wanted : stands;
    return days === null ? [] : [[severity, days] as const];
  });
  return Object.fromEntries(limits);
}
