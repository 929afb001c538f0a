import { nameKey } from "../../model/names.ts";
import type { DataFlow, Threat } from "../../model/threat-model.ts";
import { flowName } from "../structured/parts.ts";

/** A threat with the number that it has in the file. */
export interface PlacedThreat {
  readonly threat: Threat;
  readonly number: number;
}

/** The subject of threats that name nothing drawn. */
export const WHOLE = "";

/**
 * Threats by what they stand at: the first thing they name that is drawn, an element by the key of
 * its name or a data flow by its own name; else the whole.
 */
export function placeThreats(
  threats: readonly Threat[],
  elements: ReadonlyMap<string, unknown>,
  dataFlows: readonly DataFlow[],
): ReadonlyMap<string, readonly PlacedThreat[]> {
  const flows = new Set(dataFlows.map(flowName));
  const subjectOf = ({ assets }: Threat) => {
    for (const name of assets) {
      if (flows.has(name)) return name;
      if (elements.has(nameKey(name))) return nameKey(name);
    }
    return WHOLE;
  };
  const placed = new Map<string, PlacedThreat[]>();
  const numberOf = numbering(threats);
  for (const threat of threats) {
    const subject = subjectOf(threat);
    const known = placed.get(subject);
    const one = { threat, number: numberOf(threat) };
    if (known === undefined) placed.set(subject, [one]);
    else known.push(one);
  }
  return placed;
}

/** A threat whose id is a number keeps it; the others count on from the highest. */
function numbering(threats: readonly Threat[]): (threat: Threat) => number {
  const taken = new Set<number>();
  let next = threats.reduce((highest, { id }) => Math.max(highest, numberIn(id) ?? 0), 0) + 1;
  return ({ id }) => {
    const own = numberIn(id);
    if (own !== null && !taken.has(own)) {
      taken.add(own);
      return own;
    }
    next += 1;
    return next - 1;
  };
}

function numberIn(id: string | null): number | null {
  return id !== null && /^[1-9]\d{0,8}$/.test(id) ? Number(id) : null;
}
