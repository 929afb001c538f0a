import type { Phase } from "../model/phase.ts";
import { observation } from "./observation.ts";
import type { PhaseDescription } from "./phase.ts";
import { review } from "./review.ts";
import { securityOptional } from "./security-optional.ts";
import { traditional } from "./traditional.ts";
import { training } from "./training.ts";

/** Every phase of the programme, strictest first. */
export const PHASE_DESCRIPTIONS: Readonly<Record<Phase, PhaseDescription>> = {
  traditional,
  training,
  observation,
  review,
  "security-optional": securityOptional,
};
