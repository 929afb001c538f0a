import { z } from "zod";
import { markdown } from "../report/escape.ts";
import { securityInWords } from "../verdict/security-in-words.ts";
import { command, done, refused } from "./command.ts";

/** Nobody has to wait for the phase to ask. */
export const review = command({
  name: "review",
  usage: "",
  who: "team",
  summary: "asks Security for a review, in any phase",
  example: "",
  arguments: z.object({}),
  run: (_none, { facts, assessment, fingerprint }) => {
    const { team } = facts.policy.policy.security;
    if (team === null) {
      return refused(
        "Nobody can be asked yet: the config names no security team. An organisation owner can set `security.team`.",
      );
    }
    if (assessment.documents.length === 0) {
      return refused("There is no design document in this pull request to review.");
    }
    const security = markdown(securityInWords(team, facts));
    const isAsked = facts.assigned.some(
      (turn) => turn.fingerprint === fingerprint && turn.state === "asked" && !turn.isAnswered,
    );
    if (isAsked || facts.pull.requestedTeams.includes(team)) {
      return done(`${security} is already asked for a review of this pull request.`);
    }
    return done(`Security (${markdown(team, 100)}) is asked for a review.`, {
      kind: "request-review",
      team,
      fingerprint,
      before: "not asked",
      after: `asked ${team}`,
    });
  },
});
