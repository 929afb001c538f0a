import type { Severity } from "../../model/severity.ts";
import { STRIDE_TITLE } from "../../model/stride.ts";
import type { Threat, ThreatStatus } from "../../model/threat-model.ts";
import { cellId } from "./cell-id.ts";

const STATUSES: Readonly<Record<ThreatStatus, string>> = {
  open: "Open",
  mitigated: "Mitigated",
  accepted: "Accepted",
  transferred: "Transferred",
  "not-applicable": "NotApplicable",
};

/** The scale ends at low. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  info: "Low",
};

/** A threat of a cell. It has room for one category, one text on its treatment, and no owner or date. */
export function writeThreat(threat: Threat, number: number) {
  const { title, severity, unknownSeverity, status, stride, otherCategory } = threat;
  const [category] = stride;
  return {
    id: cellId(number, "1"),
    title,
    status: STATUSES[status],
    severity: severity === null ? (unknownSeverity ?? "TBD") : SEVERITIES[severity],
    type: category === undefined ? (otherCategory ?? "") : STRIDE_TITLE[category],
    description: [threat.description ?? "", ...more(threat)]
      .filter((text) => text !== "")
      .join("\n\n"),
    mitigation: treatment(threat),
    modelType: "STRIDE",
    new: false,
    number,
    score: "",
  };
}

/** The mitigations of what is done or to be done, the reason of what is not. */
function treatment({ status, mitigations, reason }: Threat): string {
  const isTreated = status === "open" || status === "mitigated";
  const texts = isTreated || reason === null ? mitigations : [reason, ...mitigations];
  return texts.join("\n");
}

function more({ id, stride, otherCategory, owner, due, tickets }: Threat): readonly string[] {
  const others = stride.slice(1).map((one) => STRIDE_TITLE[one]);
  const also = [...others, ...(stride.length > 0 && otherCategory !== null ? [otherCategory] : [])];
  return [
    ...(also.length > 0 ? [`Also: ${also.join(", ")}`] : []),
    ...(id === null || /^\d+$/.test(id) ? [] : [`Id: ${id}`]),
    ...(owner === null ? [] : [`Owner: ${owner}`]),
    ...(due === null ? [] : [`Due: ${due}`]),
    ...(tickets.length > 0 ? [`Tickets: ${tickets.join(", ")}`] : []),
  ];
}
