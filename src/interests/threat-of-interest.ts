import type { InterestRule } from "../model/interest.ts";
import { nameKey } from "../model/names.ts";
import type { Threat, ThreatModel } from "../model/threat-model.ts";

/** Whether a threat model has a threat, or else an asset, such as the rule asks for. */
export function hasThreatOfInterest(rule: InterestRule, { threats, assets }: ThreatModel): boolean {
  const { severities, stride, assetKinds } = rule;
  const wanted = assets.filter(({ kind }) => kind !== null && isOneOf(assetKinds, kind));
  if (severities.length === 0 && stride.length === 0) {
    return assetKinds.length === 0 || wanted.length > 0;
  }
  const names = new Set(wanted.map(({ name }) => nameKey(name)));
  return threats.some(
    (threat) =>
      threat.status !== "not-applicable" &&
      isSuch(threat, rule) &&
      (assetKinds.length === 0 || threat.assets.some((name) => names.has(nameKey(name)))),
  );
}

function isSuch(threat: Threat, { severities, stride }: InterestRule): boolean {
  const isSevere =
    severities.length === 0 || (threat.severity !== null && isOneOf(severities, threat.severity));
  return isSevere && (stride.length === 0 || threat.stride.some((each) => isOneOf(stride, each)));
}

function isOneOf<T>(wanted: readonly T[], value: T): boolean {
  return wanted.includes(value);
}
