import type { Action } from "./model/action.ts";
import type { Assessment } from "./model/assessment.ts";
import type { Facts } from "./model/facts.ts";
import type { Verdict } from "./model/verdict.ts";
import { checkRun } from "./report/check-run.ts";
import { verdictOf } from "./verdict.ts";

/** What is to be done about a pull request, in order. */
export function decide(assessment: Assessment, facts: Facts): readonly Action[] {
  const verdict = verdictOf(assessment, facts);
  const check = checkRun({ facts, assessment, verdict });
  const publish: Action = { kind: "publish-check", headSha: facts.pull.headSha, check };
  const team = teamToAsk(verdict, facts);
  if (team === null) return [publish];
  return [publish, { kind: "request-review", number: facts.pull.number, team }];
}

/** Security, where the phase wants it and nobody has asked it yet; null: nobody is to be asked. */
function teamToAsk(verdict: Verdict, { pull, policy, askedTeams }: Facts): string | null {
  const { team } = policy.policy.security;
  if (!verdict.wantsReview || team === null) return null;
  return askedTeams.includes(team) || pull.requestedTeams.includes(team) ? null : team;
}
