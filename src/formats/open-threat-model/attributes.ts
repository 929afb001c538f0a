import { SEVERITIES, type Severity } from "../../model/severity.ts";
import { STRIDE, type Stride } from "../../model/stride.ts";
import {
  type Considered,
  THREAT_STATUSES,
  type Threat,
  type ThreatStatus,
} from "../../model/threat-model.ts";
import { isDay } from "../../model/time.ts";
import type { View } from "../structured/view.ts";
import { extension } from "./extension.ts";

/** What our own attributes say of a threat; nothing where a file has none. */
export function readAttributes(view: View): Partial<Threat> {
  const text = (key: string) => view.text(extension(key));
  const texts = (key: string) => view.texts(extension(key));
  const has = (key: string) => view.has(extension(key));
  const severity = SEVERITIES.find((one): one is Severity => one === text("severity")) ?? null;
  const status = THREAT_STATUSES.find((one): one is ThreatStatus => one === text("status"));
  const due = text("due");
  return {
    ...(has("id") ? { id: text("id") } : {}),
    ...(has("assets") ? { assets: texts("assets") } : {}),
    ...(has("mitigations") ? { mitigations: texts("mitigations") } : {}),
    ...(has("severity")
      ? { severity, unknownSeverity: severity === null ? text("severity") : null }
      : {}),
    ...(status === undefined ? {} : { status }),
    owner: text("owner"),
    due: due !== null && isDay(due) ? due : null,
    reason: text("reason"),
    tickets: texts("tickets"),
  };
}

/** The notes of what was considered, among a project's attributes. */
export function readConsidered(attributes: View | null): readonly Considered[] {
  return (attributes?.maps(extension("considered")) ?? []).flatMap((view) => {
    const stride = STRIDE.find((one): one is Stride => one === view.text("stride"));
    if (stride === undefined) return [];
    const outcome = view.text("outcome") === "none-found" ? "none-found" : "not-applicable";
    return [
      { stride, asset: view.text("asset"), outcome, reason: view.text("reason"), ...view.lines },
    ];
  });
}
