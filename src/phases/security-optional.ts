import type { PhaseDescription } from "./phase.ts";

/** The team works alone and decides alone; Security picks what interests it. */
export const securityOptional: PhaseDescription = {
  id: "security-optional",
  title: "Security optional",
  voice:
    "Your team models threats on its own, and the threat model is done when your team has closed its gaps. " +
    "Security reads along where something interests it, and is there whenever you ask.",
  review: "review the threat model and approve it",
  next: "Your team has reached the goal; should serious threats begin to slip through, it takes a step back and gets more of Security's time.",
  policy: { gaps: "block", signOff: "optional", request: "never" },
};
