import { hasThreatModel, sectionPlace } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds a threat model that no picture of the system goes with. */
export const diagramMissing: Rule = {
  id: "diagram-missing",
  level: "error",
  title: "a threat model without an architecture diagram",
  label: { one: "architecture diagram missing", many: "architecture diagrams missing" },
  why: "Threats live where things talk to each other. A picture shows what talks to what, and where data leaves what you control.",
  fix: "Draw the parts, what flows between them and the trust boundaries, anywhere in the document: a `mermaid` block is read best, an image or a link to a drawing counts too.",
  question:
    "Who talks to whom here, and where does data cross from what you control to what you do not?",
  examples: {
    good: `# Gift cards

\`\`\`mermaid
flowchart LR
  customer([Customer]) -->|order| shop(Shop)
  shop -->|new code| codes[(Gift card codes)]
\`\`\`

## Threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `# Gift cards

Customers order in the shop, which stores the new code.

## Threat model {diagram-missing}

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
  },
  *check({ model }) {
    const isDrawn = model.diagrams.length > 0 || model.elements.length > 0;
    if (isDrawn || !hasThreatModel(model)) return;
    const message = "This document has no architecture diagram.";
    yield { ...sectionPlace(model), message, subject: null };
  },
};
