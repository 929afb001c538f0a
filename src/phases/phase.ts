import type { Phase, PhasePolicy } from "../model/phase.ts";

/** One phase of the programme: what it asks, and how it speaks to the people in it. */
export interface PhaseDescription {
  readonly id: Phase;
  readonly title: string;
  /** What the phase is, said to the team in one or two sentences. */
  readonly voice: string;
  /** What Security does when it is its turn, as a phrase after its name. */
  readonly review: string;
  /** When a team leaves it, said to the team in one sentence. */
  readonly next: string;
  /** Unless the config changes it. */
  readonly policy: PhasePolicy;
}
