import type { Assessment } from "../model/assessment.ts";
import type { CheckButton } from "../model/check-run.ts";
import type { JudgedFacts } from "../model/facts.ts";
import type { Verdict } from "../model/verdict.ts";

/** The buttons of checks. Pressing one is writing the command that it stands for. */
export const BUTTONS = {
  review: {
    id: "request-review",
    label: "Request review",
    description: "Ask Security to look at it now",
  },
  check: { id: "re-check", label: "Re-check", description: "Assess the threat model again" },
  template: {
    id: "insert-template",
    label: "Insert template",
    description: "Post the section to paste",
  },
} as const satisfies Readonly<Record<string, CheckButton>>;

/** What a person may want to do about a verdict, beside its next step. */
export function buttonsFor(
  verdict: Verdict,
  assessment: Assessment,
  facts: JudgedFacts,
): readonly CheckButton[] {
  const isOpen = verdict.conclusion === "failure" || verdict.conclusion === "action_required";
  const gaps = assessment.documents.flatMap((document) => document.gaps);
  const lacksSection = gaps.some(({ rule }) => rule === "section-missing");
  return [
    ...(mayAsk(verdict, assessment, facts) ? [BUTTONS.review] : []),
    ...(isOpen ? [BUTTONS.check] : []),
    ...(lacksSection ? [BUTTONS.template] : []),
  ];
}

/** Where the phase does not ask by itself, nobody was asked, and there is something to look at. */
function mayAsk(
  { wantsReview, situation }: Verdict,
  { documents }: Assessment,
  { pull, policy, signOff, asked, assigned }: JudgedFacts,
): boolean {
  const { team } = policy.policy.security;
  if (team === null || documents.length === 0 || wantsReview || situation === "waived")
    return false;
  const isAsked = pull.requestedTeams.includes(team) || asked.length + assigned.length > 0;
  return signOff.state !== "approved" && !isAsked;
}
