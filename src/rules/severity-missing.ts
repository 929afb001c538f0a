import { aboutThreat, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds threats of which nobody said how bad they are. */
export const severityMissing: Rule = {
  id: "severity-missing",
  level: "error",
  title: "a threat without severity",
  label: { one: "threat without severity", many: "threats without severity" },
  why: "The severity decides what is mended first, by when, and who may accept the risk.",
  fix: "Give the threat a severity: critical, high, medium, low or info. A CVSS score or vector, or likelihood and impact, will do as well.",
  question: "{subject}: if it happened tonight, who would have to be woken?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High |
| T2 | A flood of orders keeps customers out | Medium |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High |
| T2 | A flood of orders keeps customers out | | {severity-missing}
`,
  },
  *check({ model }) {
    for (const threat of model.threats) {
      const isTold = threat.severity !== null || threat.unknownSeverity !== null;
      if (isTold || threat.status === "not-applicable") continue;
      const message = `${threatName(threat)} has no severity.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};
