import type { ThreatModel } from "../model/threat-model.ts";
import { mitigationsOf } from "./reading/content.ts";
import { aboutThreat, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds critical and high threats that stay open without a day by which they will not be. */
export const dueMissing: Rule = {
  id: "due-missing",
  level: "warning",
  title: "a critical or high threat still open without a remediation date",
  label: { one: "remediation date missing", many: "remediation dates missing" },
  why: "What has no date is not planned, and a severe threat that is not planned goes live with the feature.",
  fix: "Add the day on which the threat will be remediated, as in 2026-12-01, or the status `mitigated` where it already is.",
  question: "{subject}: must this be mended before the first user, or what makes it safe to wait?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Due |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Open | 2026-12-01 |
| T2 | A flood of orders keeps customers out | Medium | Open | |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Due |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Open | | {due-missing}
| T2 | A flood of orders keeps customers out | Medium | Open | |
`,
  },
  *check({ model }) {
    const isUnsaid = hasNoStatusColumn(model);
    for (const threat of model.threats) {
      const { severity, status, due } = threat;
      if (severity !== "critical" && severity !== "high") continue;
      if (status !== "open" || due !== null) continue;
      if (isUnsaid && mitigationsOf(threat).length > 0) continue;
      const message = `${threatName(threat)} is ${severity} and open, without a date by which it will be remediated.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};

/** In tables without a status, a threat that has its mitigation is not called open by anyone. */
function hasNoStatusColumn({ understood }: ThreatModel): boolean {
  const threats = understood.filter((part) => part.as === "threats");
  return (
    threats.length > 0 &&
    threats.every(
      ({ what, columns }) =>
        what === "table" &&
        !columns.some(({ field }) => field === "status" || field === "decision"),
    )
  );
}
