import type { Severity } from "../../model/severity.ts";
import { STRIDE_TITLE } from "../../model/stride.ts";
import type { Threat } from "../../model/threat-model.ts";
import { extension } from "./extension.ts";

/** The middle of each band in percent: what reading turns back into the severity. */
const IMPACT: Readonly<Record<Severity, number>> = {
  critical: 95,
  high: 80,
  medium: 55,
  low: 20,
  info: 0,
};

/** A threat with the ids that its file gives to it and to its mitigations. */
export interface NumberedThreat {
  readonly threat: Threat;
  readonly id: string;
  readonly mitigations: readonly { readonly id: string; readonly name: string }[];
}

/** Threats and their mitigations with ids, each once. */
export function numbered(
  threats: readonly Threat[],
  idOf: (name: string) => string,
): readonly NumberedThreat[] {
  return threats.map((threat) => {
    const id = idOf(threat.id ?? threat.title);
    const mitigations = threat.mitigations.map((name) => ({ id: idOf(`${id} mitigation`), name }));
    return { threat, id, mitigations };
  });
}

/** Threats by what they name: a component or data flow. */
export function bySubject(
  threats: readonly NumberedThreat[],
): ReadonlyMap<string, readonly NumberedThreat[]> {
  const found = new Map<string, NumberedThreat[]>();
  for (const one of threats) {
    for (const subject of new Set(one.threat.assets)) {
      const known = found.get(subject);
      if (known === undefined) found.set(subject, [one]);
      else known.push(one);
    }
  }
  return found;
}

/** A threat where it occurs. */
export function writeOccurrence({ threat, id, mitigations }: NumberedThreat) {
  const state = threat.status === "mitigated" ? "implemented" : "required";
  return {
    threat: id,
    state: threat.status === "open" ? "exposed" : threat.status,
    mitigations: mitigations.map((one) => ({ mitigation: one.id, state })),
  };
}

/** A threat's definition. */
export function writeThreat({ threat, id }: NumberedThreat) {
  const { title, description, severity, stride, otherCategory } = threat;
  const risk =
    severity === null
      ? { likelihood: null, impact: 0 }
      : { likelihood: 100, impact: IMPACT[severity] };
  return {
    id,
    name: title,
    description,
    categories: [
      ...stride.map((one) => STRIDE_TITLE[one]),
      ...(otherCategory === null ? [] : [otherCategory]),
    ],
    risk,
    attributes: attributesOf(threat),
  };
}

function attributesOf(threat: Threat): Readonly<Record<string, unknown>> {
  const said: Readonly<Record<string, unknown>> = {
    id: threat.id,
    assets: threat.assets,
    mitigations: threat.mitigations,
    severity: threat.severity ?? threat.unknownSeverity ?? undefined,
    status: threat.status,
    owner: threat.owner ?? undefined,
    due: threat.due ?? undefined,
    reason: threat.reason ?? undefined,
    tickets: threat.tickets.length > 0 ? threat.tickets : undefined,
  };
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [extension(key), value]));
}
