import type { Lines } from "../../model/source.ts";
import type { ThreatModel } from "../../model/threat-model.ts";
import { sectionPlace } from "./section-place.ts";

/** From more than so many threats on, what all of them lack is said once. */
export const FEW = 5;

/** Where a gap stands that is about the threats as a whole: where the first list of them begins. */
export function threatsPlace(model: ThreatModel): Lines {
  const list = model.understood.find((understood) => understood.as === "threats");
  if (list === undefined) return sectionPlace(model);
  return { line: list.line, endLine: list.line };
}
