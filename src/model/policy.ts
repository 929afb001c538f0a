import type { AcceptancePolicy } from "./acceptance.ts";
import type { ReviewerPolicy } from "./assigned-review.ts";
import type { CoverageMode } from "./coverage.ts";
import type { RuleLevel } from "./gap.ts";
import type { InterestRule } from "./interest.ts";
import type { Phase, PhasePolicy } from "./phase.ts";
import type { PromotionPolicy } from "./promotion.ts";
import type { FileVersion, Provenance } from "./provenance.ts";
import type { Severity } from "./severity.ts";
import type { Day } from "./time.ts";
import type { TrainingPolicy } from "./training.ts";

/** Where an organisation keeps its config: a repository of its own, and the path in it. */
export const POLICY_FILE = { repository: ".github", path: ".github/threatmodel.yml" } as const;

/** What an organisation has decided, with every default filled in. */
export interface Policy {
  /** The security team's GitHub slug; null: nobody has told the app yet. */
  readonly security: { readonly team: string | null };
  readonly reviewers: ReviewerPolicy;
  readonly defaultPhase: Phase;
  /** In the order of the file. */
  readonly teams: readonly TeamPolicy[];
  readonly documents: DocumentPolicy;
  readonly coverage: CoverageMode;
  /** Rule id → level, where the config sets one. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Days within which a threat of that severity must be remediated; absent: no limit. */
  readonly remediation: Readonly<Partial<Record<Severity, number>>>;
  /** Who may accept a threat by command, and for how long. */
  readonly acceptance: AcceptancePolicy;
  readonly phases: Readonly<Record<Phase, PhasePolicy>>;
  /** How much the checks of public repositories say of gaps and threats: all, or how many. */
  readonly publicRepositories: "full" | "summary";
  readonly promotion: PromotionPolicy;
  readonly training: TrainingPolicy;
  /** What Security wants to hear of where its sign-off is optional, in the order of the file. */
  readonly interests: readonly InterestRule[];
  /** What a repository's own file may make of all this. */
  readonly repositoryOverrides: "stricter" | "weaker";
}

export interface TeamPolicy {
  readonly name: string;
  readonly phase: Phase;
  /** The GitHub team's slug. */
  readonly github: string;
  /** Globs over repository names, without the owner. */
  readonly repos: readonly string[];
  /** Globs over document paths. */
  readonly paths: readonly string[];
  /** The day on which its training begins; null: none is set. */
  readonly training: Day | null;
}

/** Which files are design documents, and how they are read. */
export interface DocumentPolicy {
  readonly paths: readonly string[];
  readonly ignore: readonly string[];
  /** Section headings beside the known ones. */
  readonly headings: readonly string[];
  /** A larger document is not read, in bytes. */
  readonly maxBytes: number;
}

/** Something wrong in a config file, at a 1-based line and column. */
export interface ConfigMistake {
  readonly line: number;
  readonly column: number;
  /** What was found, what was expected, and the nearest right word. */
  readonly message: string;
}

/** Where the policy in force came from. */
export type PolicySource =
  /** There is no config file: the defaults. */
  { readonly kind: "default" } | ({ readonly kind: "file" } & FileVersion);

/** The policy that decides, and what an author should know about it. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly source: PolicySource;
  /** Of a newer version of the file that cannot be used: the last good one stays in force. */
  readonly mistakes: readonly ConfigMistake[];
  /** Known-bad documents that pass under the organisation's file, in sentences; absent: none does. */
  readonly passes?: readonly string[];
  /** The repository's own file, which is laid over the organisation's; absent: it has none. */
  readonly repository?: RepositoryConfig;
  /** Where its values came from; absent: from no file that anybody remembers. */
  readonly provenance?: Provenance;
}

/** A repository's own config file, as far as it counts. */
export interface RepositoryConfig extends FileVersion {
  /** It cannot be used at all; else each mistake stands for one value that is ignored. */
  readonly isBroken: boolean;
  readonly mistakes: readonly ConfigMistake[];
}
