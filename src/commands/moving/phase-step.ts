import { PHASES } from "../../model/phase.ts";
import { PHASE_DESCRIPTIONS } from "../../phases/index.ts";
import { markdown } from "../../report/escape.ts";
import { done, type Outcome, refused, type Situation } from "../command.ts";
import { teamOfConfig } from "../reading/team-of-config.ts";

/** Proposes a team's next phase (1), or the one before (-1). */
export function phaseStep(
  step: 1 | -1,
  {
    team: name,
    reason = null,
  }: { readonly team: string; readonly reason?: string | null | undefined },
  { facts: { policy } }: Situation,
): Outcome {
  const team = teamOfConfig(name, policy.policy);
  if (typeof team === "string") return refused(team);
  const { phase: from, name: known } = team;
  const to = PHASES[PHASES.indexOf(from) + step];
  if (to === undefined) {
    const end = step === 1 ? "goes no further" : "goes no further back";
    return refused(
      `Team **${markdown(known, 100)}** is in the phase **${PHASE_DESCRIPTIONS[from].title}**, and it ${end}.`,
    );
  }
  return done(null, {
    kind: "propose-phase",
    proposal: { team: known, from, to, reason },
    before: `${known} ${from}`,
    after: `proposed ${to}`,
  });
}
