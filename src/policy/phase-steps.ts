import type { Phase } from "../model/phase.ts";
import type { Policy } from "../model/policy.ts";

/** A team's way from one phase to another under a new config. */
export interface PhaseStep {
  readonly team: string;
  /** Null: the team is new. */
  readonly from: Phase | null;
  /** Null: the team is gone. */
  readonly to: Phase | null;
}

/** The teams that are in another phase under a new config; none stood in one before there was any. */
export function phaseSteps(before: Policy | null, after: Policy): readonly PhaseStep[] {
  const old = phasesIn(before);
  const now = phasesIn(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((team) => {
    const [from, to] = [old.get(team) ?? null, now.get(team) ?? null];
    return from === to ? [] : [{ team, from, to }];
  });
}

function phasesIn(policy: Policy | null): ReadonlyMap<string, Phase> {
  return new Map(policy?.teams.map(({ name, phase }) => [name, phase]));
}
