import type { Lines } from "./source.ts";
import type { Conclusion } from "./verdict.ts";

/** A note on a document's lines, as GitHub shows it in a check run; plain text. */
export interface Annotation extends Lines {
  readonly path: string;
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

/** What a check run says, within GitHub's limits. */
export interface CheckRun {
  readonly conclusion: Conclusion;
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
