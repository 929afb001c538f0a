import { z } from "zod";
import { ESCAPE_CLASSES } from "../model/ledger-event.ts";
import { command, done } from "./command.ts";
import { choice } from "./reading/choice.ts";
import { FindingNumber } from "./reading/finding-number.ts";

/** Why a late finding was not found in its session, where that cannot be computed. */
export const escapeCommand = command({
  name: "escape",
  usage: "FINDING CLASS",
  who: "security",
  summary: "says why a late finding escaped its session",
  example: "F-12 mitigation-not-done",
  arguments: z.object({ finding: FindingNumber, class: choice("escape class", ESCAPE_CLASSES) }),
  run: ({ finding, class: escapeClass }, { findings }) => {
    const known = findings.find(({ number }) => number === finding)?.escapeClass ?? "not known";
    return done(`F-${finding} escaped as ${escapeClass}.`, {
      kind: "tell-finding",
      told: { kind: "escape-set", finding, escapeClass },
      before: `F-${finding} ${known}`,
      after: `F-${finding} ${escapeClass}`,
    });
  },
});
