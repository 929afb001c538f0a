import type { Lines } from "./source.ts";
import type { Conclusion } from "./verdict.ts";

/** A note on a document's lines, as GitHub shows it in a check run; plain text. */
export interface Annotation extends Lines {
  readonly path: string;
  /** Where on its one line it stands, 1-based; absent: the whole line. */
  readonly column?: number;
  readonly level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

/** A button of a check run. */
export interface CheckButton {
  /** At most 20 characters, as is `id`; `description` at most 40. */
  readonly label: string;
  readonly id: string;
  readonly description: string;
}

/** A check run's conclusion. `neutral` holds nothing up: it asks for a look. */
export type CheckConclusion = Conclusion | "neutral";

/** What a check run says, within GitHub's limits. */
export interface CheckRun {
  readonly conclusion: CheckConclusion;
  readonly title: string;
  /** GitHub Markdown, at most 65,535 bytes each. */
  readonly summary: string;
  readonly text: string;
  /** In the order to post; at most 200. */
  readonly annotations: readonly Annotation[];
  /** At most three. */
  readonly buttons: readonly CheckButton[];
}

/** The name that rulesets and branch protection ask for. */
export const CHECK_NAME = "Threat model";

/** The name of the check of a commit that changes a config file. */
export const CONFIG_CHECK_NAME = "Threat model config";

/** The checks that we post. */
export type CheckName = typeof CHECK_NAME | typeof CONFIG_CHECK_NAME;
