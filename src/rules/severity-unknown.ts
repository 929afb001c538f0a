import { aboutThreat, quote, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds severities in words that mean none of the known ones. */
export const severityUnknown: Rule = {
  id: "severity-unknown",
  level: "warning",
  title: "a severity that cannot be understood",
  label: { one: "severity not understood", many: "severities not understood" },
  why: "A severity is never guessed. A word that only one team uses cannot decide how soon a threat must be remediated.",
  fix: "Write critical, high, medium, low or info, a CVSS score or vector, or likelihood and impact in columns of their own.",
  question: null,
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | P1 |
| T2 | A flood of orders keeps customers out | Moderate |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | P1 |
| T2 | A flood of orders keeps customers out | Spicy | {severity-unknown}
`,
  },
  *check({ model }) {
    for (const threat of model.threats) {
      const { unknownSeverity, severity } = threat;
      if (unknownSeverity === null || severity !== null) continue;
      const message = `${threatName(threat)} has the severity ${quote(unknownSeverity)}, which is none of critical, high, medium, low and info.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};
