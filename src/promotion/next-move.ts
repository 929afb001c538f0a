import type { PromotionPolicy } from "../model/promotion.ts";
import type { Proposal } from "../model/proposal.ts";
import type { Instant } from "../model/time.ts";
import { isQuiet } from "./quiet.ts";
import type { Step } from "./step.ts";

/** What a team's step comes to, in view of what was proposed before. */
export interface NextMove {
  /** Open proposals that the evidence no longer calls for. */
  readonly withdraw: readonly Proposal[];
  /** An open one that gets newer evidence; null: none. */
  readonly renew: Proposal | null;
  /** A step to propose; null: none. */
  readonly propose: Step | null;
}

/** What the app goes by when it weighs a team. */
interface Ground {
  /** What the evidence calls for; null: to stay. */
  readonly step: Step | null;
  /** Of the evidence. */
  readonly digest: string;
  /** Of the team. */
  readonly proposals: readonly Proposal[];
  readonly policy: Pick<PromotionPolicy, "mode" | "quietDays">;
  readonly now: Instant;
}

/** What a person asked for is theirs to close. A person's proposal is the only one while it is open. */
export function nextMove({ step, digest, proposals, policy, now }: Ground): NextMove {
  if (policy.mode === "off") return NOTHING;
  const open = proposals.filter(({ state }) => state === "open");
  const own = open.filter(({ by }) => by === null).toSorted((a, b) => a.number - b.number);
  const standing = own.find((proposal) => isSame(proposal, step));
  const withdraw = own.filter((proposal) => proposal !== standing);
  const isAsked = own.length < open.length;
  const isWanted = step !== null && !isAsked && standing === undefined;
  return {
    withdraw,
    renew: standing !== undefined && standing.digest !== digest ? standing : null,
    propose:
      isWanted && !isQuiet(closedByPeople(proposals), step, digest, policy, now) ? step : null,
  };
}

const NOTHING: NextMove = { withdraw: [], renew: null, propose: null };

function isSame(proposal: Proposal, step: Step | null): boolean {
  return proposal.from === step?.from && proposal.to === step.to;
}

function closedByPeople(proposals: readonly Proposal[]) {
  return proposals.flatMap(({ from, to, digest, state, endedAt, endedBy }) =>
    state === "closed" && endedAt !== null && endedBy !== null
      ? [{ from, to, digest, closedAt: endedAt }]
      : [],
  );
}
