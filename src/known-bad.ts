import { assess } from "./assess.ts";
import { errorsOf } from "./model/assessment.ts";
import type { DesignDocument } from "./model/design-document.ts";
import { PHASES } from "./model/phase.ts";
import type { Policy } from "./model/policy.ts";
import type { Instant } from "./model/time.ts";
import type { ConfigWarning } from "./policy/warnings/warning.ts";
import { RULES } from "./rules/index.ts";

/** A document with one fault that blocks by default. */
export interface KnownBad {
  /** The rule that finds it. */
  readonly rule: string;
  readonly text: string;
}

/** The rules that a policy weakens so far that a document with just their fault passes. */
export function passesOf(
  policy: Policy,
  documents: readonly KnownBad[],
  now: Instant,
): readonly ConfigWarning[] {
  const phase = PHASES.findLast((each) => policy.phases[each].gaps === "block");
  if (phase === undefined) return [];
  const ownership = { team: null, phase, why: "" };
  // They are short: asked of each asset, STRIDE finds gaps in all of them, and hides their faults.
  const asked: Policy = { ...policy, coverage: "model" };
  const inForce = { policy: asked, source: { kind: "default" }, mistakes: [] } as const;
  return documents.flatMap((document) => {
    const documents = [changedBy(document)];
    const assessment = assess({ documents, policy: inForce, ownership, now });
    return errorsOf(assessment).length > 0 ? [] : [warningOf(document, policy)];
  });
}

function changedBy({ rule, text }: KnownBad): DesignDocument {
  const path = `docs/design/${rule}.md`;
  const content = { kind: "text", text } as const;
  return { path, previousPath: null, change: "added", blob: "", content, base: null };
}

function warningOf({ rule }: KnownBad, { rules }: Policy): ConfigWarning {
  const fault = RULES.find(({ id }) => id === rule)?.title ?? rule;
  const level = rules[rule];
  const why =
    level === undefined ? "" : `, as ${rule} is ${level === "off" ? "" : "only a "}${level}`;
  return { path: ["rules", rule], message: `A known-bad document passes${why}: ${fault}.` };
}
