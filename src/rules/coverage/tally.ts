import type { Cell } from "../../model/coverage.ts";
import { type Severity, worseSeverity } from "../../model/severity.ts";
import { STRIDE, type Stride } from "../../model/stride.ts";
import type { Considered, Threat } from "../../model/threat-model.ts";
import { isContent } from "../reading/content.ts";

/** An answer to one category: a threat, or a reasoned note that none is expected. */
export type Answer =
  | { readonly stride: Stride; readonly kind: "threat"; readonly severity: Severity | null }
  | { readonly stride: Stride; readonly kind: "considered"; readonly reason: string };

/** What was counted for one category. */
interface Count {
  readonly threats: number;
  readonly severity: Severity | null;
  readonly reason: string | null;
}

const NOTHING: Count = { threats: 0, severity: null, reason: null };

/** What a document says of one row, counted as it is read. */
export interface Tally {
  readonly counts: Map<Stride, Count>;
  /** Whether anything names the row, with a category or without. */
  isNamed: boolean;
}

/** A row of which nothing is said yet. */
export function newTally(): Tally {
  return { counts: new Map(), isNamed: false };
}

/** Counts the answers of one threat or note. */
export function count(tally: Tally, answers: readonly Answer[]): void {
  tally.isNamed = true;
  for (const answer of answers) {
    const before = tally.counts.get(answer.stride) ?? NOTHING;
    tally.counts.set(answer.stride, joined(before, countOf(answer)));
  }
}

/** What one or several tallies say together of a category. */
export function cellOf(tallies: readonly Tally[], stride: Stride): Cell {
  const { threats, severity, reason } = tallies
    .map(({ counts }) => counts.get(stride) ?? NOTHING)
    .reduce(joined, NOTHING);
  if (threats > 0) return { state: "threat", severity, threats };
  return reason === null ? { state: "silent" } : { state: "considered", reason };
}

function countOf(answer: Answer): Count {
  return answer.kind === "threat"
    ? { threats: 1, severity: answer.severity, reason: null }
    : { threats: 0, severity: null, reason: answer.reason };
}

function joined(a: Count, b: Count): Count {
  return {
    threats: a.threats + b.threats,
    severity: worseSeverity(a.severity, b.severity),
    reason: a.reason ?? b.reason,
  };
}

/** What a threat answers. One that is called not applicable answers by its reason only. */
export function answersOfThreat(threat: Threat): readonly Answer[] {
  if (threat.status !== "not-applicable") {
    return threat.stride.map((stride) => ({ stride, kind: "threat", severity: threat.severity }));
  }
  const reason = [threat.reason, threat.description, ...threat.mitigations].find(isContent);
  if (reason === undefined) return [];
  return threat.stride.map((stride) => ({ stride, kind: "considered", reason }));
}

/** What a note answers: nothing without its reason. */
export function answersOfNote({ stride, reason }: Considered): readonly Answer[] {
  return isContent(reason) ? [{ stride, kind: "considered", reason }] : [];
}

/** A value for each category. */
export function perCategory<T>(give: (stride: Stride) => T): Readonly<Record<Stride, T>> {
  const [s, t, r, i, d, e] = STRIDE;
  return {
    [s]: give(s),
    [t]: give(t),
    [r]: give(r),
    [i]: give(i),
    [d]: give(d),
    [e]: give(e),
  };
}
