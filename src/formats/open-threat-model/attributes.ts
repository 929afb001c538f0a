import { SEVERITIES, type Severity } from "../../model/severity.ts";
import { THREAT_STATUSES, type Threat, type ThreatStatus } from "../../model/threat-model.ts";
import { isDay } from "../../model/time.ts";
import type { View } from "../structured/view.ts";

/**
 * What a threat's attributes say: the fields of a threat for which the Open Threat Model has no
 * place of its own. Every attribute is ours; files of other tools rarely have one of these names.
 */
export function readAttributes(view: View): Partial<Threat> {
  const has = (key: string) => view.has(`threatgate-${key}`);
  const text = (key: string) => view.text(`threatgate-${key}`);
  const texts = (key: string) => view.texts(`threatgate-${key}`);
  const severity = SEVERITIES.find((one): one is Severity => one === text("severity"));
  const status = THREAT_STATUSES.find((one): one is ThreatStatus => one === text("status"));
  const due = text("due");
  return {
    ...(has("id") ? { id: text("id") } : {}),
    ...(has("assets") ? { assets: texts("assets") } : {}),
    ...(severity === undefined ? {} : { severity }),
    ...(status === undefined ? {} : { status }),
    ...(has("owner") ? { owner: text("owner") } : {}),
    ...(due !== null && isDay(due) ? { due } : {}),
    ...(has("reason") ? { reason: text("reason") } : {}),
    ...(has("tickets") ? { tickets: texts("tickets") } : {}),
  };
}
