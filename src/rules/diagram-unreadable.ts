import { quote } from "./reading/quote.ts";
import { hasThreatModel } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds a diagram whose source does not parse, so that nothing drawn in it is known. */
export const diagramUnreadable: Rule = {
  id: "diagram-unreadable",
  level: "warning",
  title: "a diagram that does not parse",
  label: { one: "unreadable diagram", many: "unreadable diagrams" },
  why: "What cannot be read cannot be checked: data stores that nobody listed and data flows across a trust boundary stay unseen.",
  fix: "Mend the diagram's source at the line that is named; GitHub's preview of the file shows whether it draws.",
  question: null,
  examples: {
    good: `# Gift cards

\`\`\`mermaid
flowchart LR
  customer([Customer]) -->|order| shop(Shop)
\`\`\`

## Threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `# Gift cards

\`\`\`mermaid {diagram-unreadable}
flowchart LR
  customer([Customer -->|order| shop(Shop
\`\`\`

## Threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
  },
  *check({ model }) {
    if (!hasThreatModel(model)) return;
    for (const { kind, problem, line, endLine } of model.diagrams) {
      if (problem === null) continue;
      const message = `This ${kind} diagram cannot be read: ${quote(problem)}.`;
      yield { line, endLine, message, subject: null };
    }
  },
};
