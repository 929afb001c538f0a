import type { Phase, PhasePolicy } from "../model/phase.ts";
import type { DocumentPolicy, Policy, TeamPolicy } from "../model/policy.ts";
import { SEVERITIES } from "../model/severity.ts";
import { DEFAULT_POLICY } from "./defaults.ts";
import type { WrittenConfig } from "./schema.ts";
import { acceptanceOf } from "./schema-acceptance.ts";
import { promotionOf } from "./schema-promotion.ts";
import { trainingOf } from "./schema-training.ts";
import { daysOf } from "./schema-values.ts";
import { interestsOf } from "./written-interests.ts";

const defaults = DEFAULT_POLICY;

/** The policy that a checked config file stands for, with every default filled in. */
export function policyOf(written: WrittenConfig): Policy {
  const defaultPhase = written.defaults?.phase ?? defaults.defaultPhase;
  return {
    security: { team: written.security?.team ?? defaults.security.team },
    reviewers: reviewersOf(written.security?.review ?? {}),
    defaultPhase,
    teams: Object.entries(written.teams ?? {}).map(([name, team]) =>
      teamOf(name, team, defaultPhase),
    ),
    documents: documentsOf(written.documents ?? {}),
    ...choicesOf(written),
    rules: defined(written.rules),
    remediation: remediationOf(written.remediation ?? {}),
    acceptance: acceptanceOf(written.acceptance),
    phases: phasesOf(written.phases ?? {}),
    promotion: promotionOf(written.promotion),
    training: trainingOf(written.training),
    interests: interestsOf(written.interests ?? []),
    repositoryOverrides: written.allow_repository_overrides ?? defaults.repositoryOverrides,
  };
}

type Written<K extends keyof WrittenConfig> = NonNullable<WrittenConfig[K]>;

function reviewersOf(written: NonNullable<Written<"security">["review"]>): Policy["reviewers"] {
  return {
    assign: written.assign ?? defaults.reviewers.assign,
    count: written.count ?? defaults.reviewers.count,
    away: listOf(written.away) ?? defaults.reviewers.away,
  };
}

function teamOf(name: string, team: Written<"teams">[string], defaultPhase: Phase): TeamPolicy {
  return {
    name,
    phase: team.phase ?? defaultPhase,
    github: team.github ?? name,
    repos: listOf(team.repos) ?? [],
    paths: listOf(team.paths) ?? [],
    training: team.training ?? null,
  };
}

function choicesOf(written: WrittenConfig): Pick<Policy, "coverage" | "publicRepositories"> {
  return {
    coverage: written.stride?.coverage ?? defaults.coverage,
    publicRepositories: written.public_repositories ?? defaults.publicRepositories,
  };
}

function documentsOf(written: Written<"documents">): DocumentPolicy {
  return {
    paths: listOf(written.paths) ?? defaults.documents.paths,
    ignore: listOf(written.ignore) ?? defaults.documents.ignore,
    headings: listOf(written.headings) ?? defaults.documents.headings,
    maxBytes: written.max_bytes ?? defaults.documents.maxBytes,
  };
}

function remediationOf(written: Written<"remediation">): Policy["remediation"] {
  const limits = SEVERITIES.map((severity) => {
    const limit = written[severity];
    const days = limit === undefined ? defaults.remediation[severity] : daysOf(limit);
    return [severity, days ?? undefined] as const;
  });
  return defined(Object.fromEntries(limits));
}

function phasesOf(written: Written<"phases">): Policy["phases"] {
  const phase = (id: Phase): PhasePolicy => {
    const given = written[id];
    return {
      gaps: given?.gaps ?? defaults.phases[id].gaps,
      signOff: given?.sign_off ?? defaults.phases[id].signOff,
      request: given?.request ?? defaults.phases[id].request,
    };
  };
  return {
    traditional: phase("traditional"),
    training: phase("training"),
    observation: phase("observation"),
    review: phase("review"),
    "security-optional": phase("security-optional"),
  };
}

/** A list of one or of several, as one list. */
export function listOf(
  written: string | readonly string[] | undefined,
): readonly string[] | undefined {
  return typeof written === "string" ? [written] : written;
}

/** Without the keys that were left out. */
function defined<T>(record: Readonly<Record<string, T | undefined>> = {}): Record<string, T> {
  const entries = Object.entries(record).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}
