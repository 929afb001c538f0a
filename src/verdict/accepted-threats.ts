import { type Acceptance, type AcceptancePolicy, acceptanceOf } from "../model/acceptance.ts";
import type { Threat, ThreatModel } from "../model/threat-model.ts";
import type { Day } from "../model/time.ts";

/**
 * A threat model in which what was accepted by command counts as accepted. It is held against the
 * rules; what a sign-off covers is the one that was written.
 */
export function withAcceptances(
  model: ThreatModel,
  acceptances: readonly Acceptance[],
  when: { readonly today: Day; readonly rules: AcceptancePolicy },
): ThreatModel {
  if (acceptances.length === 0) return model;
  return { ...model, threats: model.threats.map((threat) => accepted(threat, acceptances, when)) };
}

function accepted(
  threat: Threat,
  acceptances: readonly Acceptance[],
  when: Parameters<typeof withAcceptances>[2],
): Threat {
  const acceptance = threat.status === "open" ? acceptanceOf(threat, acceptances, when) : null;
  if (acceptance === null) return threat;
  const { reason, by, until } = acceptance;
  return { ...threat, status: "accepted", reason, owner: by, due: until };
}
