import { accept } from "./accept.ts";
import { approve } from "./approve.ts";
import { assign } from "./assign.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { demote } from "./demote.ts";
import { escapeCommand } from "./escape.ts";
import { explain } from "./explain.ts";
import { finding } from "./finding.ts";
import { findings } from "./findings.ts";
import { fixed } from "./fixed.ts";
import { help } from "./help.ts";
import { hint } from "./hint.ts";
import { notApplicable } from "./not-applicable.ts";
import { phase } from "./phase.ts";
import { promote } from "./promote.ts";
import { requestChanges } from "./request-changes.ts";
import { retract } from "./retract.ts";
import { review } from "./review.ts";
import { severity } from "./severity.ts";
import { status } from "./status.ts";
import { template } from "./template.ts";
import { trained } from "./trained.ts";
import { unassign } from "./unassign.ts";
import { waive } from "./waive.ts";

/** All commands, in the order of the help text. */
export const COMMANDS: readonly Command[] = [
  help,
  status,
  check,
  explain,
  hint,
  template,
  review,
  notApplicable,
  accept,
  approve,
  requestChanges,
  finding,
  retract,
  severity,
  escapeCommand,
  fixed,
  findings,
  waive,
  assign,
  unassign,
  phase,
  promote,
  demote,
  trained,
];
