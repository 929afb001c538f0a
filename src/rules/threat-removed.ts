import { compareThreats } from "../model/compare.ts";
import { aboutThreat, threatName } from "./reading/quote.ts";
import { sectionPlace } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds threats of the base branch's document that this one no longer has in any words. */
export const threatRemoved: Rule = {
  id: "threat-removed",
  level: "warning",
  title: "a threat of the base branch's document that is gone",
  label: { one: "threat removed", many: "threats removed" },
  why: "A threat that was real when it was written rarely stops being one. Renaming and renumbering is no removal; a threat that was dealt with stays, as mitigated.",
  fix: "Put it back with its status, or say in the pull request what change of the design made it impossible.",
  question: "{subject}: what has changed in the design so that this can no longer happen?",
  examples: {
    base: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High |
| T2 | Codes leak through the access log | High |
`,
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | Codes leak through the access log of the shop | High |
| T2 | A guessed code is spent by a stranger | High |
`,
    bad: `# Gift cards

## Threat model {threat-removed}

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T2 | Codes leak through the access log | High |
`,
  },
  *check({ model, base }) {
    if (base === null) return;
    for (const threat of compareThreats(base.threats, model.threats).removed) {
      const message = `${threatName(threat)} stood in the base branch's document and is gone.`;
      yield { ...aboutThreat(threat), ...sectionPlace(model), message };
    }
  },
};
