import { compareThreats, mitigationsGone } from "../model/compare.ts";
import { aboutThreat, quote, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds mitigations of the base branch that their threat no longer has in any words. */
export const mitigationRemoved: Rule = {
  id: "mitigation-removed",
  level: "warning",
  title: "a mitigation that went away since the base branch",
  label: { one: "mitigation removed", many: "mitigations removed" },
  why: "Somebody relied on it: the threat was judged with this mitigation in place.",
  fix: "Put it back, or say what stops the threat instead and look at its severity again.",
  question: "{subject}: what stops it now?",
  examples: {
    base: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Mitigation |
| --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Codes have 80 random bits; five tries an hour for each address |
`,
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Mitigation |
| --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Five tries an hour for each address; codes now have 80 random bits |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Mitigation |
| --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Codes have 80 random bits | {mitigation-removed}
`,
  },
  *check({ model, base }) {
    if (base === null) return;
    for (const pair of compareThreats(base.threats, model.threats).kept) {
      for (const gone of mitigationsGone(pair)) {
        const message = `${threatName(pair.after)} has lost its mitigation ${quote(gone)}.`;
        yield { message, ...aboutThreat(pair.after) };
      }
    }
  },
};
