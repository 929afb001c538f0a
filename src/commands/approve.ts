import { z } from "zod";
import { changedSince } from "./answering/changed-since.ts";
import { needsSecondPerson } from "./answering/second-person.ts";
import { command, done, refused } from "./command.ts";

/** A sign-off without GitHub's review form. */
export const approve = command({
  name: "approve",
  usage: "[NOTE]",
  who: "security",
  summary: "signs the threat model off as it stands",
  example: "The backups are covered now",
  arguments: z.object({ note: z.string().optional() }),
  run: (_note, situation) => {
    const why = needsSecondPerson(situation) ?? changedSince(situation);
    if (why !== null) return refused(why);
    const { facts, fingerprint } = situation;
    return done(null, {
      kind: "sign-off",
      state: "approved",
      commit: facts.pull.headSha,
      fingerprint,
      before: facts.signOff.state,
      after: "approved",
    });
  },
});
