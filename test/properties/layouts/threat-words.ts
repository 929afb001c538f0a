import { inline } from "../../../src/formats/markdown/write-text.ts";
import type { Severity } from "../../../src/model/severity.ts";
import { STRIDE_LETTER, type Stride } from "../../../src/model/stride.ts";
import type { Threat, ThreatStatus } from "../../../src/model/threat-model.ts";
import type { Style } from "./style.ts";

/** The fields of a threat that a layout may carry. */
export type ThreatField = Exclude<
  keyof Threat,
  "line" | "endLine" | "otherCategory" | "unknownSeverity"
>;

/** How people head the column, or label the line, of a field. */
export const HEADERS = {
  id: ["ID", "#", "Threat ID", "No."],
  title: [
    "Threat",
    "Threat scenario",
    "What could go wrong?",
    "Attack",
    "**Threat**",
    "Vulnerability",
  ],
  description: ["Description", "Details", "Explanation"],
  stride: ["STRIDE", "STRIDE category", "Category", "Threat type", "Type"],
  assets: ["Asset", "Affected assets", "Component", "Affected component", "Element", "Target(s)"],
  severity: ["Severity", "Risk", "Risk level", "Priority", "Criticality", "Risk rating"],
  status: ["Status", "State", "Mitigation status"],
  mitigations: [
    "Mitigation",
    "Mitigations",
    "Countermeasures",
    "Controls",
    "Mitigation(s)",
    "Remediation",
  ],
  owner: ["Owner", "Responsible", "Assignee", "DRI"],
  due: ["Due", "Due date", "Target date", "Deadline", "ETA"],
  reason: ["Reason", "Rationale", "Justification"],
  tickets: ["Ticket", "Tickets", "Tracking issue", "Jira"],
} as const satisfies Record<ThreatField, readonly string[]>;

const STRIDE_WORDS = {
  spoofing: ["Spoofing", "spoofing", "**Spoofing**", "Spoofing identity"],
  tampering: ["Tampering", "TAMPERING", "Tampering with data"],
  repudiation: ["Repudiation", "repudiation", "Repudiability"],
  "information-disclosure": [
    "Information disclosure",
    "Info disclosure",
    "Information leakage",
    "Information Disclosure",
  ],
  "denial-of-service": ["Denial of service", "DoS", "Denial-of-service"],
  "elevation-of-privilege": [
    "Elevation of privilege",
    "EoP",
    "Privilege escalation",
    "Elevation of privileges",
  ],
} as const satisfies Record<Stride, readonly string[]>;

const SEVERITY_WORDS = {
  critical: ["critical", "Critical", "**Critical**", "Severe", "Very high", "P0", "🔴 Critical"],
  high: ["high", "High", "Major", "P1", "HIGH"],
  medium: ["medium", "Medium", "Moderate", "P2", "*Medium*"],
  low: ["low", "Low", "Minor", "P3"],
  info: ["info", "Informational", "P4", "Negligible"],
} as const satisfies Record<Severity, readonly string[]>;

const STATUS_WORDS = {
  open: ["Open", "open", "To do", "In progress", "Planned"],
  mitigated: ["Mitigated", "Done", "Implemented", "✅ Mitigated", "Resolved"],
  accepted: ["Accepted", "Risk accepted", "accepted", "Won't fix"],
  transferred: ["Transferred", "transferred"],
  "not-applicable": ["Not applicable", "N/A", "False positive"],
} as const satisfies Record<ThreatStatus, readonly string[]>;

/** A category as people write it. */
export function strideWord(stride: Stride, style: Style): string {
  return style(STRIDE_WORDS[stride]);
}

/** What a threat says in a field, as Markdown in one line; empty: nothing. */
export function fieldText(
  threat: Threat,
  field: ThreatField,
  header: string,
  style: Style,
): string {
  if (field === "stride") return strideText(threat.stride, header, style);
  if (field === "severity") {
    return threat.severity === null ? "" : style(SEVERITY_WORDS[threat.severity]);
  }
  if (field === "status") return style(STATUS_WORDS[threat.status]);
  if (field === "due") return threat.due === null ? "" : dueText(threat.due, style);
  if (field === "assets") return threat.assets.map(inline).join(style([", ", "; ", "<br>"]));
  if (field === "mitigations")
    return threat.mitigations.map(inline).join(style(["; ", "<br>", " ; "]));
  if (field === "tickets") return threat.tickets.join(style([", ", " "]));
  return inline(threat[field] ?? "");
}

function strideText(stride: readonly Stride[], header: string, style: Style): string {
  if (/stride/iu.test(header) && style([true, false])) {
    const letters = stride.map((one) => STRIDE_LETTER[one]);
    return letters.join(style(["", "/", ", "]));
  }
  return stride
    .map((one) => strideWord(one, style))
    .join(style([", ", " / ", "; ", "<br>", " and "]));
}

function dueText(due: string, style: Style): string {
  const [year, month, day] = due.split("-");
  const name = month === "01" ? "January" : "December";
  return style([
    due,
    `${Number(day)} ${name} ${year}`,
    `${name.slice(0, 3)} ${Number(day)}, ${year}`,
  ]);
}

/** A threat of which only some fields are told. */
export function only(threat: Threat, fields: readonly ThreatField[]): Threat {
  const blank: Threat = {
    id: null,
    title: threat.title,
    description: null,
    stride: [],
    otherCategory: null,
    assets: [],
    severity: null,
    unknownSeverity: null,
    status: "open",
    mitigations: [],
    owner: null,
    due: null,
    reason: null,
    tickets: [],
    line: 1,
    endLine: 1,
  };
  return Object.assign(blank, Object.fromEntries(fields.map((field) => [field, threat[field]])));
}
