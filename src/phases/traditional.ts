import type { PhaseDescription } from "./phase.ts";

/** Security makes the threat model; the team has not begun its training. */
export const traditional: PhaseDescription = {
  id: "traditional",
  title: "Traditional",
  voice:
    "Security works through every design with your team, and builds the threat model with you where one is needed. " +
    "Whatever you write down now, such as what is worth protecting and what could go wrong, is a head start.",
  review: "work through this design with its author, and approve the threat model",
  next: "Your team moves on when its training begins.",
  policy: { gaps: "show", signOff: "required", request: "ready" },
};
