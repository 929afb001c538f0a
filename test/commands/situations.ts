import { answerTo } from "../../src/commands/answering/answer.ts";
import type { Outcome, Situation, Writer } from "../../src/commands/command.ts";
import { COMMANDS } from "../../src/commands/index.ts";
import { readComment } from "../../src/commands/reading/read-comment.ts";
import { aPull, assessed, someFacts } from "../support/facts-builder.ts";

/** People in front of a pull request of ada's, in team payments. */
export const PEOPLE = {
  "an outsider": { login: "olga", roles: ["anyone"], isAuthor: false },
  "the author": { login: "ada", roles: ["anyone", "writer", "team"], isAuthor: true },
  "an author from a fork": { login: "ada", roles: ["anyone", "team"], isAuthor: true },
  "a writer of another team": { login: "wes", roles: ["anyone", "writer"], isAuthor: false },
  "a team member": { login: "ben", roles: ["anyone", "writer", "team"], isAuthor: false },
  Security: { login: "sam", roles: ["anyone", "security"], isAuthor: false },
  "the author, of Security": {
    login: "ada",
    roles: ["anyone", "team", "security"],
    isAuthor: true,
  },
} as const satisfies Record<string, Writer>;

/** A situation in the phase review: a document with nothing amiss, of which the writer saw all. */
export function aSituation(changes: Partial<Situation> = {}): Situation {
  return {
    facts: someFacts("review"),
    assessment: assessed([]),
    fingerprint: "f1",
    verdict: {
      situation: "awaiting-sign-off",
      conclusion: "action_required",
      title: "Waiting for Security to review",
      nextStep: { who: "Security (security)", what: "review it" },
      wantsReview: true,
    },
    writer: PEOPLE.Security,
    seen: { commit: aPull().headSha, fingerprint: "f1", threats: null },
    hints: [],
    findings: [],
    commands: COMMANDS,
    ...changes,
  };
}

/** What a command line comes to. */
export function given(line: string, changes: Partial<Situation> = {}): Outcome {
  const [said] = readComment(`/threatmodel ${line}`, COMMANDS);
  if (said === undefined) throw new Error(`no command in ${line}`);
  return answerTo(said, aSituation(changes));
}
