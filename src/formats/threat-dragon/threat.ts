import type { Placeholder, Threat, ThreatStatus } from "../../model/threat-model.ts";
import { categoriesOf, severityOf, threatOf } from "../structured/parts.ts";
import type { View } from "../structured/view.ts";
import { parseStatus } from "../vocabulary/status.ts";

/** @see https://github.com/OWASP/threat-dragon/blob/main/td.vue/src/service/threats/status.js */
const STATUSES: Readonly<Record<string, ThreatStatus>> = {
  na: "not-applicable",
  notapplicable: "not-applicable",
  open: "open",
  mitigated: "mitigated",
  accepted: "accepted",
  transferred: "transferred",
  avoided: "mitigated",
  eliminated: "mitigated",
};

/** What stands in a new threat until somebody writes something. */
const UNFILLED =
  /^(?:provide a description for this threat|provide remediation for this threat)\b/i;

/** Reads a threat of an element or flow. Its one text field is the remediation, or else the reason. */
export function readThreat(view: View, subject: string): Threat {
  const status = statusOf(view.text("status"));
  const remedy = filled(view.text("mitigation"));
  const isTreated = status === "open" || status === "mitigated";
  return threatOf({
    ...view.lines,
    id: idOf(view),
    title: view.name("title") ?? "Untitled threat",
    description: filled(view.text("description")),
    ...categoriesOf([view.name("type") ?? ""]),
    assets: subject === "" ? [] : [subject],
    ...severityOf(view.name("severity") ?? ""),
    status,
    mitigations: isTreated && remedy !== null ? [remedy] : [],
    reason: isTreated ? null : remedy,
  });
}

/** The texts of a threat that nobody filled in. */
export function placeholdersOf(view: View): readonly Placeholder[] {
  return ["description", "mitigation"].flatMap((key) => {
    const text = view.text(key);
    return text !== null && UNFILLED.test(text) ? [{ text, ...view.linesOf(key) }] : [];
  });
}

/** Its number, as the diagram shows it; older files have only a long id, whose first part is enough. */
function idOf(view: View): string | null {
  const number = view.number("number");
  if (number !== null && number > 0) return String(number);
  return (view.text("id") ?? view.text("threatId"))?.split("-", 1)[0] || null;
}

function statusOf(text: string | null): ThreatStatus {
  const key = (text ?? "").replace(/[^a-z]/gi, "").toLowerCase();
  return STATUSES[key] ?? parseStatus(text ?? "") ?? "open";
}

function filled(text: string | null): string | null {
  return text === null || UNFILLED.test(text) ? null : text;
}
