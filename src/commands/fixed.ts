import { z } from "zod";
import { command, done } from "./command.ts";
import { FindingNumber } from "./reading/finding-number.ts";

/** Remediation, told by who did it. */
export const fixed = command({
  name: "fixed",
  usage: "FINDING [NOTE]",
  who: "team",
  summary: "marks a finding as remediated",
  example: "F-12 Signed since release 41",
  arguments: z.object({ finding: FindingNumber, note: z.string().default("") }),
  run: ({ finding, note }, { findings }) => {
    const wasFixed = findings.some((each) => each.number === finding && each.isFixed);
    return done(`F-${finding} is marked as fixed.`, {
      kind: "tell-finding",
      told: { kind: "fixed", finding, note },
      before: `F-${finding} ${wasFixed ? "fixed" : "open"}`,
      after: `F-${finding} fixed`,
    });
  },
});
