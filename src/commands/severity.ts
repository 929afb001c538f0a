import { z } from "zod";
import { SEVERITIES } from "../model/severity.ts";
import { command, done } from "./command.ts";
import { choice } from "./reading/choice.ts";
import { FindingNumber } from "./reading/finding-number.ts";

/** Corrects what a report was first taken for. */
export const severity = command({
  name: "severity",
  usage: "FINDING LEVEL",
  who: "security",
  summary: "corrects a finding's severity",
  example: "F-12 critical",
  arguments: z.object({ finding: FindingNumber, level: choice("severity", SEVERITIES) }),
  run: ({ finding, level }, { findings }) => {
    const known = findings.find(({ number }) => number === finding)?.severity ?? "as reported";
    return done(`F-${finding} is of severity ${level} now.`, {
      kind: "tell-finding",
      told: { kind: "severity-corrected", finding, severity: level },
      before: `F-${finding} ${known}`,
      after: `F-${finding} ${level}`,
    });
  },
});
