import { quote } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds design documents that nobody could read: too large, binary, a link, or broken. */
export const documentUnreadable: Rule = {
  id: "document-unreadable",
  level: "error",
  title: "a design document that cannot be read",
  label: { one: "unreadable document", many: "unreadable documents" },
  why: "A document that was not read was not checked. It is never passed over in silence.",
  fix: "Save it as UTF-8 text below the size limit, as a file of its own rather than a link. A modelling tool's file must be valid in its own format.",
  question: null,
  onUnreadable: true,
  examples: {
    good: `# Gift cards

## Threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `(a picture that was saved as gift-cards.md) {document-unreadable}
`,
  },
  *check({ model }) {
    for (const { what, why, line, endLine } of model.unread) {
      if (what !== "document") continue;
      const message = `This document cannot be read: ${quote(why)}.`;
      yield { line, endLine, message, subject: null };
    }
  },
};
