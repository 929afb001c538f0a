import { z } from "zod";
import { markdown } from "../report/escape.ts";
import { Login } from "./arguments/login.ts";
import { command, done, refused } from "./command.ts";

/** Security says itself whose turn it is. */
export const assign = command({
  name: "assign",
  usage: "@USER",
  who: "security",
  summary: "asks somebody of Security to review this pull request",
  example: "@sam",
  arguments: z.object({ user: Login }),
  run: ({ user }, { facts: { pull, policy }, fingerprint }) => {
    const name = markdown(user, 60);
    const { team } = policy.policy.security;
    if (team === null) return refused("The config names no security team yet.");
    if (user.toLowerCase() === pull.author.toLowerCase()) {
      return refused(`${name} wrote this pull request. Please name somebody else of Security.`);
    }
    const before = pull.requestedReviewers.join(", ");
    return done(`${name} is asked for a review.`, {
      kind: "assign",
      login: user,
      team,
      fingerprint,
      before: before === "" ? "nobody by name" : before,
      after: `asked ${user}`,
    });
  },
});
