import { quote } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/**
 * Finds what the reader could not place. Where Security does not look at the document, nobody else
 * would see that it was left out: there it is an error.
 */
export const unreadContent: Rule = {
  id: "unread-content",
  level: "warning",
  heaviest: "error",
  title: "something in the section that could not be placed",
  label: { one: "unread part", many: "unread parts" },
  why: "Nothing is dropped in silence. What was not understood was not checked either, and may hold threats. It is an error in a phase where Security does not look.",
  fix: "Give the table a header such as `Threat` or `Asset`, or put the list under a heading that says what it holds.",
  question: null,
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High |
`,
    bad: `# Gift cards

## Threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.

### Findings of the spike

| Aspect | Colour | Weight | {unread-content}
| --- | --- | --- |
| Paper | Blue | 12 |
`,
  },
  *check({ model, settings }) {
    for (const { what, why, line, endLine } of model.unread) {
      if (what === "document") continue;
      const message = `This ${what} could not be placed: ${quote(why)}.`;
      const finding = { line, endLine, message, subject: null };
      yield settings.securityLooks ? finding : { ...finding, level: "error" };
    }
  },
};
