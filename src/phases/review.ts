import type { PhaseDescription } from "./phase.ts";

/** The team works alone; Security reads the result afterwards. */
export const review: PhaseDescription = {
  id: "review",
  title: "Review",
  voice:
    "Your team models threats on its own, and Security reads the finished threat model afterwards. " +
    "Every gap is yours to close whenever you like; Security is asked once none is left.",
  review: "review the threat model and approve it",
  next: "Your team moves on once it finds critical, high and medium threats consistently.",
  policy: { gaps: "block", signOff: "required", request: "complete" },
};
