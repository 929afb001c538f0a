import { bodyOf } from "./body.ts";
import { markdown } from "./escape.ts";
import type { Report } from "./report.ts";
import { summaryOf } from "./summary.ts";

/** The check run's words as one Markdown page, for a CI job's summary or a file. */
export function markdownReport(report: Report): string {
  const parts = [
    `# Threat model: ${markdown(report.verdict.title)}`,
    summaryOf(report),
    bodyOf(report, ""),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
