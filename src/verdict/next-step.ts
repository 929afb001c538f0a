import type { Assessment } from "../model/assessment.ts";
import type { JudgedFacts } from "../model/facts.ts";
import type { Gap } from "../model/gap.ts";
import type { Verdict } from "../model/verdict.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { isCountsOnly } from "../policy/public-repository.ts";
import { namesOf, securityInWords } from "./security-in-words.ts";

/** What the next step depends on beside the gaps. */
type Situation = Pick<JudgedFacts, "pull" | "ownership" | "policy" | "signOff"> &
  Partial<Pick<JudgedFacts, "assigned">>;

type Step = NonNullable<Verdict["nextStep"]>;

/** Where gaps are to be closed: the author begins with the first. */
export function closeGaps(
  errors: readonly Gap[],
  { documents }: Assessment,
  { pull, policy }: Pick<Situation, "pull" | "policy">,
): Step {
  if (isCountsOnly(policy.policy, pull.repository)) return { who: pull.author, what: ELSEWHERE };
  const first = documents.find(({ gaps }) => gaps.some((gap) => errors.includes(gap)));
  const line = first?.gaps.find((gap) => errors.includes(gap))?.line ?? 1;
  const start = `${first?.path ?? "the document"}, line ${line}`;
  const what =
    errors.length === 1
      ? `answer the question at ${start}`
      : `answer the questions below, starting at ${start}`;
  return { who: pull.author, what };
}

/** In public, not even a line says where something is missing. */
const ELSEWHERE = "run npx threatgate check on this branch, and answer the questions it asks";

/** Who brings a sign-off nearer, and how: the author, until it is Security's turn. */
export function towardsSignOff(
  errors: readonly Gap[],
  assessment: Assessment,
  situation: Situation,
): Step {
  const { pull, policy, ownership, signOff } = situation;
  const { security, phases } = policy.policy;
  if (security.team === null) {
    return { who: "An organisation owner", what: "name the security team in the config" };
  }
  const who = securityInWords(security.team, situation);
  if (!isAsked(security.team, situation)) {
    const { request } = phases[ownership.phase];
    if (request === "never") return { who: pull.author, what: `ask ${who} for a review` };
    if (request === "complete" && errors.length > 0) {
      const { what } = closeGaps(errors, assessment, situation);
      return { who: pull.author, what: `${what}; Security is asked once none is open` };
    }
    if (pull.isDraft) return { who: pull.author, what: READY };
  }
  if (signOff.state !== "void") return { who, what: PHASE_DESCRIPTIONS[ownership.phase].review };
  return { who, what: `review what has changed since ${signOff.by} approved it` };
}

function isAsked(team: string, { pull, ...known }: Situation): boolean {
  return pull.requestedTeams.includes(team) || namesOf(known).length > 0;
}

const READY = "mark the pull request ready for review; Security is asked then";

/** Whose turn it is after Security asked for changes: the author's, until there are any. */
export function afterObjection(by: string, situation: Situation): Step {
  const { pull, policy, signOff } = situation;
  const { team } = policy.policy.security;
  return signOff.state === "answered" && team !== null && !pull.isDraft
    ? {
        who: securityInWords(team, situation),
        what: `look at what has changed since ${by} asked for changes`,
      }
    : { who: pull.author, what: `work through what ${by} asked for in the review` };
}
