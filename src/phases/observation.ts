import type { PhaseDescription } from "./phase.ts";

/** The team leads its own session, with Security in the room. */
export const observation: PhaseDescription = {
  id: "observation",
  title: "Observation",
  voice:
    "Your team leads its own threat-modelling session; Security is in the room to guide with questions, and notes what was missed so that the next session finds it. " +
    "You can start without waiting for anyone.",
  review: "join the team's session, and approve the threat model",
  next: "Your team moves on once it finds critical and high threats consistently.",
  policy: { gaps: "block", signOff: "required", request: "ready" },
};
