import type { Lines } from "../../model/source.ts";
import type { ThreatModel } from "../../model/threat-model.ts";

/** Whether there is a threat model at all to speak of; what is wrong with none is one gap, not many. */
export function hasThreatModel({ section, assets, threats, considered }: ThreatModel): boolean {
  return section !== null || assets.length + threats.length + considered.length > 0;
}

/** Where a gap stands that is about the section as a whole: its heading. */
export function sectionPlace({ section }: ThreatModel): Lines {
  const line = section?.line ?? 1;
  return { line, endLine: line };
}
