import { z } from "zod";
import { command } from "./command.ts";
import { phaseStep } from "./moving/phase-step.ts";

/** More of Security's time for a team, which people merge. */
export const demote = command({
  name: "demote",
  usage: "TEAM REASON",
  who: "security",
  summary: "opens the pull request that moves a team one phase back",
  example: "payments Two incidents since May",
  arguments: z.object({ team: z.string(), reason: z.string() }),
  run: (given, situation) => phaseStep(-1, given, situation),
});
