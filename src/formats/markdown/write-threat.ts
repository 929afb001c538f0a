import { STRIDE_TITLE } from "../../model/stride.ts";
import type { Threat } from "../../model/threat-model.ts";
import { bullets, inline, lines } from "./write-text.ts";

/** A threat as a heading with its fields below. */
export function writeThreat(threat: Threat): string {
  const { id, title, description, stride, otherCategory, severity, unknownSeverity } = threat;
  const categories = [...stride.map((one) => STRIDE_TITLE[one]), ...some(otherCategory)];
  const fields = [
    ...field("STRIDE", categories.join(", ")),
    ...list("Assets", threat.assets),
    ...field("Severity", severity ?? unknownSeverity),
    ...field("Status", threat.status === "not-applicable" ? "not applicable" : threat.status),
    ...list("Mitigations", threat.mitigations),
    ...field("Owner", threat.owner),
    ...field("Due", threat.due),
    ...field("Reason", threat.reason),
    ...field("Tickets", threat.tickets.join(", ")),
  ];
  const heading = id === null ? inline(title) : `${inline(id)}: ${inline(title)}`;
  const text = description === null ? [] : [lines(description)];
  return [`#### ${heading}`, ...text, fields.join("\n")].join("\n\n");
}

function field(label: string, text: string | null): readonly string[] {
  return text === null || text === "" ? [] : [`- **${label}:** ${inline(text)}`];
}

function list(label: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [`- **${label}:**\n${bullets(texts, "  ")}`];
}

function some<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}
