import { addDays } from "../model/time.ts";
import { aboutThreat, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds remediation dates beyond the days that the policy allows for the severity. */
export const dueTooLate: Rule = {
  id: "due-too-late",
  level: "warning",
  title: "an open threat whose remediation date is past the days allowed for its severity",
  label: { one: "remediation date too late", many: "remediation dates too late" },
  why: "Your organisation has decided how long a threat of each severity may stay open.",
  fix: "Bring the date forward, or have the risk accepted until then by someone who may.",
  question: "{subject}: what could be done sooner that would make it less severe meanwhile?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Due |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Open | 2026-12-01 |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Due |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Open | 2099-12-01 | {due-too-late}
`,
  },
  *check({ model, settings, today }) {
    for (const threat of model.threats) {
      const { severity, status, due } = threat;
      const days = severity === null ? undefined : settings.remediation[severity];
      if (days === undefined || status !== "open" || due === null) continue;
      const latest = addDays(today, days);
      if (due <= latest) continue;
      const message = `${threatName(threat)} is to be remediated by ${due}; a ${severity} threat has ${days} days, until ${latest}.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};
