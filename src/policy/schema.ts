import { z } from "zod";
import { COVERAGE_MODES } from "../model/coverage.ts";
import { LEVELS, type RuleLevel } from "../model/gap.ts";
import { PHASES, type Phase } from "../model/phase.ts";
import type { Severity } from "../model/severity.ts";
import { isDay } from "../model/time.ts";
import { DEFAULT_POLICY } from "./defaults.ts";
import { Acceptance } from "./schema-acceptance.ts";
import { Interests } from "./schema-interests.ts";
import { Promotion } from "./schema-promotion.ts";
import { Review } from "./schema-review.ts";
import { Training } from "./schema-training.ts";
import { Duration, expecting, Globs, Headings, Slug } from "./schema-values.ts";

/** What the schema must know of a rule. */
export interface RuleEntry {
  readonly id: string;
  /** What it finds, as a phrase. */
  readonly title: string;
  readonly level: RuleLevel;
  /** The most that one of its findings may weigh of itself; absent: `level`. */
  readonly heaviest?: RuleLevel;
}

/** The config file as written, once it was checked. */
export type WrittenConfig = z.infer<ReturnType<typeof configSchema>>;

/** A document larger or smaller than this is refused as a limit, in bytes. */
const DOCUMENT_BYTES = { least: 1024, most: 10 * 1024 * 1024 };

const defaults = DEFAULT_POLICY;

const Team = z.strictObject({
  phase: z
    .enum(PHASES)
    .optional()
    .describe("The team's phase. Without it, the team is in `defaults.phase`."),
  github: Slug.optional().describe(
    "The slug of the GitHub team whose members' pull requests are the team's. Without it, the team's name here is the slug.",
  ),
  repos: Globs("repository")
    .optional()
    .describe("Repositories that are the team's, without the owner: all documents in them."),
  paths: Globs("path")
    .optional()
    .describe("Documents that are the team's by their path, in any repository."),
  training: z
    .string()
    .refine(isDay, expecting("a day such as 2026-11-20"))
    .optional()
    .describe("The day on which the team's training begins: then it leaves the phase traditional."),
});

const Documents = z.strictObject({
  paths: Globs("document")
    .optional()
    .describe(
      "Which files are design documents. A list here replaces the default. A pattern that ends in `*` takes Markdown files only. Markdown files elsewhere count when they have a threat-model section, and the files of threat-modelling tools by their name.",
    )
    .meta({ default: defaults.documents.paths }),
  ignore: Globs("path")
    .optional()
    .describe(
      "Which files are left alone, whatever else matches; a list here replaces the default. Markdown files that say `threat-model: required` in their front matter are read all the same.",
    )
    .meta({ default: defaults.documents.ignore }),
  headings: Headings.optional()
    .describe("Headings that begin a threat-model section, beside those that are known already.")
    .meta({ default: [], examples: [["Sicherheitsbetrachtung"]] }),
  max_bytes: z
    .int()
    .min(DOCUMENT_BYTES.least)
    .max(DOCUMENT_BYTES.most)
    .optional()
    .describe("A larger document is not read, and its check says so. In bytes.")
    .meta({ default: defaults.documents.maxBytes }),
});

const Stride = z.strictObject({
  coverage: z
    .enum(COVERAGE_MODES)
    .optional()
    .describe(
      "What each STRIDE category must be considered for: the document as a whole (`model`), each asset it applies to (`asset`), or each drawn element it applies to (`element`).",
    )
    .meta({ default: defaults.coverage }),
});

const Remediation = z.strictObject({
  critical: remediationLimit("critical"),
  high: remediationLimit("high"),
  medium: remediationLimit("medium"),
  low: remediationLimit("low"),
  info: remediationLimit("info"),
});

const Phases = z.strictObject({
  traditional: phasePolicy("traditional"),
  training: phasePolicy("training"),
  observation: phasePolicy("observation"),
  review: phasePolicy("review"),
  "security-optional": phasePolicy("security-optional"),
});

const Security = z.strictObject({
  team: Slug.optional()
    .describe(
      "The slug of the GitHub team that signs threat models off. Without it, the one the app was told when it was set up.",
    )
    .meta({ examples: ["security"] }),
  review: Review.optional().describe("Who of that team is asked for a review."),
});

const Defaults = z.strictObject({
  phase: z
    .enum(PHASES)
    .optional()
    .describe("The phase of everyone whom no team below matches.")
    .meta({ default: defaults.defaultPhase }),
});

const PublicRepositories = z
  .enum(["full", "summary"])
  .optional()
  .describe(
    "What checks on public repositories say of gaps and threats: everything (`full`), or how many there are and where to see them (`summary`).",
  )
  .meta({ default: defaults.publicRepositories });

const RepositoryOverrides = z
  .enum(["stricter", "weaker"])
  .optional()
  .describe(
    "Whether a repository's own `.github/threatmodel.yml` may only ask for more than this file (`stricter`, which is the default), or for less too (`weaker`).",
  )
  .meta({ default: defaults.repositoryOverrides });

/** The one schema of `.github/threatmodel.yml`: it checks, and documents, and tells editors. */
export function configSchema(rules: readonly RuleEntry[]) {
  return z
    .strictObject({
      version: z
        .literal(1, { error: versionMistake })
        .describe("The version of this file's format: always `1`."),
      security: Security.optional().describe("Who Security is."),
      defaults: Defaults.optional().describe("What holds for everyone whom no team matches."),
      teams: z
        .record(z.string(), Team)
        .optional()
        .describe("The teams, by name: which phase each is in, and which documents are theirs."),
      documents: Documents.optional().describe("Which files are design documents."),
      stride: Stride.optional().describe("How STRIDE is asked for."),
      rules: z
        .strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleLevel(rule)])))
        .optional()
        .describe(
          "How much a gap weighs, by the rule that finds it. Only an `error` can block; a rule that is `off` does not run.",
        ),
      remediation: Remediation.optional().describe(
        "How soon threats are to be remediated: days (`7d`), weeks (`2w`), a number of days, or `none` for no limit.",
      ),
      acceptance: Acceptance,
      phases: Phases.optional().describe("Changes to what a phase asks for."),
      public_repositories: PublicRepositories,
      promotion: Promotion.optional().describe(
        "When a team moves on to the next phase, or back, by what it found of all that is known today.",
      ),
      training: Training.optional().describe(
        "What there is to learn, how many of a team must have finished it, and for how long that counts.",
      ),
      interests: Interests.optional().describe(
        "What Security wants to hear of in phases where its sign-off is optional: a list of rules, each with what must hold, all of it together, and what is done then.",
      ),
      allow_repository_overrides: RepositoryOverrides,
    })
    .describe(
      "Threatgate's config: `.github/threatmodel.yml` in the organisation's `.github` repository.",
    );
}

function ruleLevel({ title, level }: RuleEntry) {
  return z
    .enum([...LEVELS, "off"])
    .optional()
    .describe(`Finds: ${title}.`)
    .meta({ default: level });
}

/** Undefined: the usual words say it. */
function versionMistake({ input }: { readonly input?: unknown }): string | undefined {
  if (input === undefined) return 'expected 1, found nothing: add the line "version: 1"';
  return typeof input === "number"
    ? `expected 1, the only version so far, found ${input}`
    : undefined;
}

function remediationLimit(severity: Severity) {
  const days = defaults.remediation[severity];
  return Duration.optional()
    .describe(`How soon a threat of severity ${severity} is to be remediated.`)
    .meta({ default: days === undefined ? "none" : `${days}d` });
}

function phasePolicy(phase: Phase) {
  const policy = defaults.phases[phase];
  const written = z.strictObject({
    gaps: z
      .enum(["block", "show"])
      .optional()
      .describe("Whether gaps of level `error` block the pull request, or are only shown.")
      .meta({ default: policy.gaps }),
    sign_off: z
      .enum(["required", "optional"])
      .optional()
      .describe("Whether Security signs the threat model off.")
      .meta({ default: policy.signOff }),
    request: z
      .enum(["ready", "complete", "never"])
      .optional()
      .describe(
        "When Security is asked for a review: once the pull request is ready for review (`ready`), once no gap blocks (`complete`), or never by itself (`never`).",
      )
      .meta({ default: policy.request }),
  });
  return written.optional().describe(`What the phase ${phase} asks for.`);
}
