import type { Phase } from "../model/phase.ts";
import type { Severity } from "../model/severity.ts";

/** Where a team goes from a phase, and by what. */
export interface Way {
  readonly next: Phase | null;
  /** What decides on the next phase; null: there is none. */
  readonly by: "date" | "training" | "findings" | null;
  readonly back: Phase | null;
  /** The severities that count; none: findings decide nothing here. */
  readonly severities: readonly Severity[];
  /** Of these, none may have come late for the next phase. */
  readonly late: readonly Severity[];
}

const BY_FINDINGS = { by: "findings", late: [] } as const;
const BY_PEOPLE = { back: null, severities: [], late: [] } as const;

/** The ways from each phase. */
export const WAYS: Readonly<Record<Phase, Way>> = {
  traditional: { ...BY_PEOPLE, next: "training", by: "date" },
  training: { ...BY_PEOPLE, next: "observation", by: "training" },
  observation: {
    ...BY_FINDINGS,
    next: "review",
    back: "training",
    severities: ["critical", "high"],
  },
  review: {
    ...BY_FINDINGS,
    next: "security-optional",
    back: "observation",
    severities: ["critical", "high", "medium"],
    late: ["critical", "high"],
  },
  "security-optional": {
    next: null,
    by: null,
    back: "review",
    severities: ["critical", "high", "medium"],
    late: [],
  },
};
