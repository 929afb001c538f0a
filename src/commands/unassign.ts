import { z } from "zod";
import { code, markdown } from "../report/escape.ts";
import { Login } from "./arguments/login.ts";
import { command, done, refused } from "./command.ts";

/** Frees somebody; whose turn it is instead, Security says with `assign`. */
export const unassign = command({
  name: "unassign",
  usage: "@USER",
  who: "security",
  summary: "takes back that somebody is asked for a review; nobody else is asked in their place",
  example: "@sam",
  arguments: z.object({ user: Login }),
  run: ({ user }, { facts: { pull } }) => {
    const name = markdown(user, 60);
    const asked = pull.requestedReviewers;
    const login = asked.find((each) => each.toLowerCase() === user.toLowerCase());
    if (login === undefined) {
      const others =
        asked.length === 0 ? "Nobody is asked by name" : `Asked is ${markdown(asked.join(", "))}`;
      return refused(`${name} is not asked for a review here. ${others}.`);
    }
    return done(
      `${name} is not asked any more. ${code("/threatmodel assign @USER")} asks somebody else.`,
      {
        kind: "unassign",
        login,
        before: asked.join(", "),
        after: `no longer asked ${login}`,
      },
    );
  },
});
