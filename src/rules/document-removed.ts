import { hasThreatModel } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds deleted design documents that had a threat model. */
export const documentRemoved: Rule = {
  id: "document-removed",
  level: "warning",
  title: "a deleted design document that had a threat model",
  label: { one: "threat model deleted", many: "threat models deleted" },
  why: "The threats of what still runs do not go away with the document.",
  fix: "If the design lives on elsewhere, name the new document in the pull request. If the feature is gone, say so.",
  question:
    "Does what this document described still run somewhere, and where are its threats written down now?",
  onRemoval: true,
  examples: {
    good: `# Gift cards

A note on the colours of the cards.
`,
    bad: `# Gift cards {document-removed}

## Threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
  },
  *check({ base }) {
    if (base === null || !hasThreatModel(base)) return;
    const count = base.threats.length;
    const lost = count === 0 ? "" : ` with ${count} ${count === 1 ? "threat" : "threats"}`;
    const message = `This design document is deleted, and its threat model${lost} with it.`;
    yield { line: 1, endLine: 1, message, subject: null };
  },
};
