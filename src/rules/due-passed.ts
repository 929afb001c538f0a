import { aboutThreat, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds open threats whose remediation date lies in the past. */
export const duePassed: Rule = {
  id: "due-passed",
  level: "error",
  title: "an open threat whose remediation date has passed",
  label: { one: "remediation date passed", many: "remediation dates passed" },
  why: "A promise that has lapsed without a word makes all the other dates worth less.",
  fix: "Set the status to `mitigated` where it is done, or agree on a new date with the threat's owner.",
  question: "{subject}: is it remediated, and if not, what has been in the way?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Due |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Mitigated | 2020-03-01 |
| T2 | A clerk raises the value of a card | High | Open | 2026-12-01 |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Due |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Mitigated | 2020-03-01 |
| T2 | A clerk raises the value of a card | High | Open | 2020-03-01 | {due-passed}
`,
  },
  *check({ model, today }) {
    for (const threat of model.threats) {
      const { status, due } = threat;
      if (status !== "open" || due === null || due >= today) continue;
      const message = `${threatName(threat)} was to be remediated by ${due} and is still open.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};
