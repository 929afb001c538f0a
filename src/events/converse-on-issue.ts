import { mistakeInWords } from "../commands/answering/answer.ts";
import type { Answered } from "../commands/answering/comment.ts";
import { type Outcome, refused } from "../commands/command.ts";
import { COMMANDS } from "../commands/index.ts";
import { readComment, type Said } from "../commands/reading/read-comment.ts";
import { isMember } from "../gather/memberships.ts";
import { policyInForce } from "../gather/policy-in-force.ts";
import { react } from "../github/talk.ts";
import type { Policy } from "../model/policy.ts";
import { recordChange } from "../perform/record-change.ts";
import { logFinding } from "../perform/tell-findings.ts";
import { code, markdown } from "../report/escape.ts";
import { answerOnce, type Conversation } from "./converse.ts";

/**
 * Hears commands under an issue, where findings are reported that came after their session. Answers
 * like a conversation on a pull request.
 */
export async function converseOnIssue(conversation: Conversation): Promise<void> {
  const { world, repository, comment } = conversation;
  const said = readComment(comment.body, COMMANDS);
  if (await world.store.answers.has(repository.id, comment.id)) return;
  const talk = await world.talkGitHub();
  if (!(await react(talk, repository, comment.id, "eyes"))) return;
  const { policy } = await policyInForce(world, repository.owner);
  const { team } = policy.security;
  const isSecurity = team !== null && (await isMember(world, repository.owner, team, comment.by));
  const answered: Answered[] = [];
  for (const each of said) {
    const outcome = outcomeOf(each, policy, isSecurity);
    answered.push({ said: each, outcome: await performed(conversation, each, outcome) });
  }
  await answerOnce(conversation, talk, answered);
  await world.store.answers.keep(repository.id, comment.id, world.now);
}

function outcomeOf({ text, meaning }: Said, policy: Policy, isSecurity: boolean): Outcome {
  if (meaning.kind === "mistake") return refused(mistakeInWords(meaning, text));
  const { command, runOnIssue } = meaning;
  if (runOnIssue === null) {
    return refused(
      `${code(command.name)} is for pull requests. Under an issue, ${code("/threatmodel finding")} logs what was found later.`,
    );
  }
  if (isSecurity) return runOnIssue(policy);
  const { team } = policy.security;
  const who = team === null ? "the config names none yet" : markdown(team, 100);
  return refused(
    `${code(command.name)} is for active members of the security team (${who}). Please ask one of them.`,
  );
}

async function performed(
  conversation: Conversation,
  said: Said,
  outcome: Outcome,
): Promise<Outcome> {
  for (const effect of outcome.effects) {
    if (effect.kind !== "log-finding") continue;
    const told = await logFinding(effect.report, said, conversation, effect.team);
    await recordChange(effect, said, conversation);
    return told;
  }
  return outcome;
}
