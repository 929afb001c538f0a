import { isContent } from "./reading/content.ts";
import { aboutThreat, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds accepted risks that lack the reason, the person, or both. */
export const acceptanceWithoutReason: Rule = {
  id: "acceptance-without-reason",
  level: "error",
  title: "a risk accepted without reason and owner",
  label: {
    one: "acceptance without reason and owner",
    many: "acceptances without reason and owner",
  },
  why: "A risk is accepted by a named person for a reason. Without both, it was only forgotten politely.",
  fix: "Write why the risk can be lived with, and who answers for that.",
  question: "{subject}: who would you tell that this was known, and what would you say?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Reason | Owner |
| --- | --- | --- | --- | --- | --- |
| T1 | A customer finds out the size of a batch | Low | Accepted | The number is in our yearly report | Priya |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Reason | Owner |
| --- | --- | --- | --- | --- | --- |
| T1 | A customer finds out the size of a batch | Low | Accepted | | | {acceptance-without-reason}
`,
  },
  *check({ model }) {
    for (const threat of model.threats) {
      const { status, reason, owner } = threat;
      const lacks = [
        ...(isContent(reason) ? [] : ["a reason"]),
        ...(isContent(owner) ? [] : ["an owner"]),
      ];
      if (status !== "accepted" || lacks.length === 0) continue;
      const message = `${threatName(threat)} is accepted without ${lacks.join(" and without ")}.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};
