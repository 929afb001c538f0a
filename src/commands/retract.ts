import { z } from "zod";
import { command, done } from "./command.ts";
import { FindingNumber } from "./reading/finding-number.ts";

/** Takes a report back that was none; it stays in the log. */
export const retract = command({
  name: "retract",
  usage: "FINDING REASON",
  who: "security",
  summary: "takes a finding back: it no longer counts, and stays in the log",
  example: "F-12 The gateway checks this already",
  arguments: z.object({ finding: FindingNumber, reason: z.string() }),
  run: ({ finding, reason }, { findings }) => {
    const wasRetracted = findings.some((each) => each.number === finding && each.isRetracted);
    return done(`F-${finding} no longer counts.`, {
      kind: "tell-finding",
      told: { kind: "retracted", finding, reason },
      before: `F-${finding} ${wasRetracted ? "retracted" : "counts"}`,
      after: `F-${finding} retracted`,
    });
  },
});
