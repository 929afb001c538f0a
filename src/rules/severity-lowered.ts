import { compareThreats } from "../model/compare.ts";
import { SEVERITIES } from "../model/severity.ts";
import { aboutThreat, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds threats that are called less severe than on the base branch. */
export const severityLowered: Rule = {
  id: "severity-lowered",
  level: "warning",
  title: "a threat whose severity went down since the base branch",
  label: { one: "severity lowered", many: "severities lowered" },
  why: "A lower severity gives a threat more time and fewer eyes. That is right when the design changed, and worth a sentence.",
  fix: "Say beside the threat what makes it less severe now, or put the severity back.",
  question: "{subject}: what has changed so that it would hurt less, or happen less easily?",
  examples: {
    base: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High |
| T2 | A flood of orders keeps customers out | Medium |
`,
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Critical |
| T2 | A flood of orders keeps customers out | Medium |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Low | {severity-lowered}
| T2 | A flood of orders keeps customers out | Medium |
`,
  },
  *check({ model, base }) {
    if (base === null) return;
    for (const { before, after } of compareThreats(base.threats, model.threats).kept) {
      if (before.severity === null || after.severity === null) continue;
      if (SEVERITIES.indexOf(after.severity) <= SEVERITIES.indexOf(before.severity)) continue;
      const message = `${threatName(after)} went from ${before.severity} to ${after.severity}.`;
      yield { message, ...aboutThreat(after) };
    }
  },
};
