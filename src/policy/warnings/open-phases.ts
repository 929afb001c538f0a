import { PHASES } from "../../model/phase.ts";
import type { Policy } from "../../model/policy.ts";
import type { ConfigWarning } from "./warning.ts";

/** Phases in use that hold nothing up: gaps are only shown, and nobody has to sign off. */
export function openPhases({ phases, teams, defaultPhase }: Policy): readonly ConfigWarning[] {
  const used = new Set([defaultPhase, ...teams.map(({ phase }) => phase)]);
  return PHASES.filter(
    (phase) =>
      used.has(phase) && phases[phase].gaps === "show" && phases[phase].signOff === "optional",
  ).map((phase) => ({
    path: ["phases", phase, "gaps"],
    message: `The phase ${phase} holds nothing up: gaps are only shown, and no sign-off is required.`,
  }));
}
