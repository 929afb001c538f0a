import { modelSeen } from "./findings/model-seen.ts";
import { interestToNote } from "./interests/interest-to-note.ts";
import type { Action } from "./model/action.ts";
import type { Assessment } from "./model/assessment.ts";
import type { Facts, JudgedFacts } from "./model/facts.ts";
import { sessionOf } from "./model/session.ts";
import type { Verdict } from "./model/verdict.ts";
import { checkRun } from "./report/check-run.ts";
import { fingerprintOfFacts, judgedFacts } from "./verdict/judged-facts.ts";
import { verdictOf } from "./verdict/verdict.ts";

/** What is to be done about a pull request, in order. */
export function decide(assessment: Assessment, facts: Facts): readonly Action[] {
  const { headSha } = facts.pull;
  const fingerprint = fingerprintOfFacts(assessment, facts);
  const judged = judgedFacts(assessment, facts, fingerprint);
  const verdict = verdictOf(assessment, judged);
  const check = checkRun({ facts: judged, assessment, verdict });
  const publish: Action = { kind: "publish-check", headSha, check };
  if (assessment.documents.length === 0 && !facts.filesCut) return [publish];
  const record: Action = { kind: "record-reading", headSha, fingerprint };
  const session: Action = { kind: "record-session", session: sessionOf(facts) };
  const always = [
    record,
    session,
    ...modelToRecord(assessment, facts),
    publish,
    ...interestToNote(assessment, judged, fingerprint),
  ];
  const team = teamToAsk(verdict, judged, fingerprint);
  if (team === null) return always;
  return [...always, { kind: "request-review", team, fingerprint }];
}

function modelToRecord(assessment: Assessment, facts: Facts): readonly Action[] {
  const seen = modelSeen(assessment, facts);
  return seen === null ? [] : [{ kind: "record-model", seen }];
}

/** Security, where the phase wants it and it was not asked yet; null: nobody is to be asked. */
function teamToAsk(verdict: Verdict, facts: JudgedFacts, fingerprint: string): string | null {
  const { team } = facts.policy.policy.security;
  if (!verdict.wantsReview || team === null) return null;
  return isAsked(team, facts, fingerprint) ? null : team;
}

/**
 * What Security said of an earlier threat model is asked for again: once for each that it does not
 * cover.
 */
function isAsked(
  team: string,
  { pull, asked, assigned, signOff }: JudgedFacts,
  fingerprint: string,
): boolean {
  if (pull.requestedTeams.includes(team)) return true;
  const before = [
    ...asked.filter((request) => request.team === team),
    ...assigned.filter(({ state }) => state === "asked"),
  ];
  return signOff.state === "void" || signOff.state === "answered"
    ? before.some((request) => request.fingerprint === fingerprint)
    : before.length > 0;
}
