import type { Coverage, CoverageMode } from "../model/coverage.ts";
import type { FileChange } from "../model/design-document.ts";
import type { Level } from "../model/gap.ts";
import type { Severity } from "../model/severity.ts";
import type { Lines } from "../model/source.ts";
import type { Stride } from "../model/stride.ts";
import type { ThreatModel } from "../model/threat-model.ts";
import type { Day } from "../model/time.ts";

/** What a rule looks at: one document's threat model, and what the organisation asks for. */
export interface RuleInput {
  readonly model: ThreatModel;
  /** The same document on the base branch, where there is one to compare with. */
  readonly base: ThreatModel | null;
  /** Of a removed document, `base` is what was removed and `model` is empty. */
  readonly change: FileChange;
  readonly coverage: Coverage;
  readonly settings: RuleSettings;
  readonly today: Day;
}

/** The part of a policy that rules read. */
export interface RuleSettings {
  readonly coverage: CoverageMode;
  /** Days from today within which a threat of that severity must be remediated; absent: no limit. */
  readonly remediation: Readonly<Partial<Record<Severity, number>>>;
  /** Whether Security looks at this document in the team's phase. */
  readonly securityLooks: boolean;
}

/** One finding of a rule, before the policy sets its level and a question is chosen for it. */
export interface Finding extends Lines {
  /** One sentence of plain text; names of the document stand in it as written. */
  readonly message: string;
  /** What it is about; null: the whole document. With the category it makes the gap's id. */
  readonly subject: string | null;
  /** How a question speaks of the subject, where it is an id that says little; else its own words. */
  readonly called?: string;
  readonly stride?: Stride;
  /** Where this finding weighs other than the rule's own level. */
  readonly level?: Level;
  /** How many things it speaks of at once, where one gap says what many would; absent: one. */
  readonly count?: number;
  /** What kind of thing `subject` is, so that the right question is asked. */
  readonly kind?: string | null;
}

/**
 * One check of a threat model: a pure function and its own documentation. The examples are whole
 * Markdown documents that tests run and the docs print: in `bad`, `{rule-id}` marks each line where
 * this rule must find something; `good` must give it nothing to find.
 */
export interface Rule {
  readonly id: string;
  /** The level unless the config or a finding says otherwise; `off` rules run only when configured. */
  readonly level: Level | "off";
  /** The most that one of its findings may weigh of itself; absent: `level`. */
  readonly heaviest?: Level;
  /** What it finds, as a phrase: `an asset that no threat mentions`. */
  readonly title: string;
  /** How a verdict's title counts its gaps: `1 asset not listed`, `2 assets not listed`. */
  readonly label: { readonly one: string; readonly many: string };
  /** Why that matters, in a sentence or two. */
  readonly why: string;
  /** What the author does about it, in a sentence or two. */
  readonly fix: string;
  /** A general question for gaps that have none of a STRIDE category; null where none helps. */
  readonly question: string | null;
  /** Looks at deleted documents: `base` is what was deleted, `model` empty. The others look at the rest. */
  readonly onRemoval?: true;
  /** Speaks of documents that nobody could read. The others are silent there. */
  readonly onUnreadable?: true;
  readonly examples: {
    readonly good: string;
    readonly bad: string;
    /** The base branch's document, of rules that compare with it. */
    readonly base?: string;
  };
  check(input: RuleInput): Iterable<Finding>;
}
