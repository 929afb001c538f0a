import { z } from "zod";
import { command } from "./command.ts";
import { phaseStep } from "./moving/phase-step.ts";

/** More independence for a team, which people merge. */
export const promote = command({
  name: "promote",
  usage: "TEAM [REASON]",
  who: "security",
  summary: "opens the pull request that moves a team to its next phase",
  example: "payments",
  arguments: z.object({ team: z.string(), reason: z.string().optional() }),
  run: (given, situation) => phaseStep(1, given, situation),
});
