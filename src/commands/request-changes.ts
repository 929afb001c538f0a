import { z } from "zod";
import { command, done } from "./command.ts";

/** An objection, which stands until Security signs off. */
export const requestChanges = command({
  name: "request-changes",
  usage: "NOTE",
  who: "security",
  summary: "blocks until Security's next sign-off",
  example: "Who else can read the ledger's backups?",
  arguments: z.object({ note: z.string() }),
  run: (_note, { facts, fingerprint, seen }) =>
    done(null, {
      kind: "sign-off",
      state: "changes-requested",
      commit: seen?.commit ?? facts.pull.headSha,
      fingerprint: seen?.fingerprint ?? fingerprint,
      before: facts.signOff.state,
      after: "changes-requested",
    }),
});
