import { z } from "zod";
import { versionsOf } from "../model/not-applicable.ts";
import { changedSince } from "./answering/changed-since.ts";
import { command, done, refused } from "./command.ts";

/** A design in which there is nothing to protect still needs somebody to say so. */
export const notApplicable = command({
  name: "not-applicable",
  usage: "REASON",
  who: "team",
  summary:
    "says that this design needs no threat model; Security confirms with `approve`, unless the phase is security-optional",
  example: "It only renames a button",
  arguments: z.object({ reason: z.string().max(500, "REASON has at most 500 characters") }),
  run: ({ reason }, situation) => {
    const moved = changedSince(situation);
    if (moved !== null) return refused(moved);
    const { documents, policy, ownership } = situation.facts;
    if (documents.length === 0) {
      return refused("No design document changed here, so no threat model is asked for.");
    }
    const { signOff } = policy.policy.phases[ownership.phase];
    const then = signOff === "required" ? " Security is asked to confirm it." : "";
    return done(`Noted, for these documents as they are now.${then}`, {
      kind: "not-applicable",
      reason,
      versions: versionsOf(documents),
      before: situation.verdict.situation,
      after: "said to need no threat model",
    });
  },
});
