import { audit } from "./audit.ts";
import { findings } from "./findings.ts";
import { phaseChanges } from "./phase-changes.ts";
import { sessions } from "./sessions.ts";
import { signOffs } from "./sign-offs.ts";
import type { Table } from "./table.ts";
import { training } from "./training.ts";
import { waivers } from "./waivers.ts";

/** All that can be taken out. */
export const TABLES: readonly Table[] = [
  sessions,
  findings,
  signOffs,
  waivers,
  phaseChanges,
  training,
  audit,
];
