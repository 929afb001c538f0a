import { hasThreatModel } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds a design document that has no threat model at all. */
export const sectionMissing: Rule = {
  id: "section-missing",
  level: "error",
  title: "a design document without a threat-model section",
  label: { one: "threat-model section missing", many: "threat-model sections missing" },
  why: "A design is cheapest to change before it is built. Its threat model stands in the same document, so that whoever changes the one sees the other.",
  fix: "Add a heading such as `## Threat model`, and under it the scope, the assets and the threats. `/threatmodel template` posts a section to start from.",
  question: "What are you building here, and what could go wrong with it?",
  examples: {
    good: `# Gift cards

Customers buy gift cards and send them to a friend.

## Threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `# Gift cards {section-missing}

Customers buy gift cards and send them to a friend.

## Rollout

Behind a flag, ten percent a day.
`,
  },
  *check({ model }) {
    if (hasThreatModel(model)) return;
    const message = "This design document has no threat-model section.";
    yield { line: 1, endLine: 1, message, subject: null };
  },
};
