import type { PromotionPolicy } from "../model/promotion.ts";
import { addDays, dayOf, type Instant, isBefore } from "../model/time.ts";
import type { Step } from "./step.ts";

/** A proposal that people closed without merging it. */
export interface ClosedProposal extends Pick<Step, "from" | "to"> {
  /** Of the evidence that it stood on. */
  readonly digest: string;
  readonly closedAt: Instant;
}

/**
 * Whether the app does not propose a step: it never does, or people closed a proposal of the same
 * step on the same evidence not long ago.
 */
export function isQuiet(
  closed: readonly ClosedProposal[],
  { from, to }: Pick<Step, "from" | "to">,
  digest: string,
  { mode, quietDays }: Pick<PromotionPolicy, "mode" | "quietDays">,
  now: Instant,
): boolean {
  if (mode === "off") return true;
  return closed.some(
    (proposal) =>
      proposal.from === from &&
      proposal.to === to &&
      proposal.digest === digest &&
      isBefore(now, later(proposal.closedAt, quietDays)),
  );
}

function later(at: Instant, days: number): Instant {
  return addDays(dayOf(at), days) + at.slice(10);
}
