import type { Threat } from "../model/threat-model.ts";
import { aboutThreat, threatName } from "./reading/quote.ts";
import { FEW, threatsPlace } from "./reading/threats-place.ts";
import type { Rule } from "./rule.ts";

/**
 * Finds threats of which nobody said how bad they are. Where no threat of a document says it, that
 * is one thing to do, not as many as there are threats: one gap.
 */
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
    const threats = model.threats.filter(({ status }) => status !== "not-applicable");
    const unrated = threats.filter((threat) => !isRated(threat));
    const count = unrated.length;
    if (count > FEW && count === threats.length) {
      const message = `None of the ${count} threats has a severity.`;
      const called = "The worst of these threats";
      yield { ...threatsPlace(model), message, subject: null, called, count };
      return;
    }
    for (const threat of unrated) {
      const message = `${threatName(threat)} has no severity.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};

function isRated({ severity, unknownSeverity }: Threat): boolean {
  return severity !== null || unknownSeverity !== null;
}
