import type { PhaseDescription } from "./phase.ts";

/** The team learns to model threats; Security is responsible for every review. */
export const training: PhaseDescription = {
  id: "training",
  title: "Training",
  voice:
    "Your team is learning to model threats, and Security stays responsible for every review. " +
    "Take the questions as practice: answer what you can, and bring the rest to the session.",
  review: "go through the threat model with its author, and approve it",
  next: "Your team moves on once the vast majority of its people have finished the training.",
  policy: { gaps: "show", signOff: "required", request: "ready" },
};
