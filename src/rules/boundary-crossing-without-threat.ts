import { nameKey } from "../model/names.ts";
import { flowMentions, flowName } from "./reading/flow-mentions.ts";
import { quote } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/**
 * Finds data flows between trust boundaries that no threat speaks of: by name, by what they carry
 * or by both ends. In coverage `element` each such flow is asked for by `stride-gap`.
 */
export const boundaryCrossingWithoutThreat: Rule = {
  id: "boundary-crossing-without-threat",
  level: "warning",
  title: "a data flow across a trust boundary that no threat mentions",
  label: {
    one: "boundary crossing without threat",
    many: "boundary crossings without threats",
  },
  why: "Where data crosses a trust boundary, one side must not believe what the other says. Most attacks enter there.",
  fix: "Add a threat that names both ends of the data flow or what it carries, or a note which says why none is expected.",
  question: "{subject}: what does the receiving side believe here only because it was told?",
  examples: {
    good: `# Gift cards

\`\`\`mermaid
flowchart LR
  customer([Customer]) -->|order| shop
  subgraph inside [Shop network]
    shop(Shop)
  end
\`\`\`

## Threat model

### Threats

| ID | Threat |
| --- | --- |
| T1 | The customer sends the shop an order with a price of zero |
`,
    bad: `# Gift cards

\`\`\`mermaid
flowchart LR
  customer([Customer]) -->|order| shop {boundary-crossing-without-threat}
  subgraph inside [Shop network]
    shop(Shop)
  end
\`\`\`

## Threat model

### Threats

| ID | Threat |
| --- | --- |
| T1 | A clerk raises the value of a card |
`,
  },
  *check({ model, coverage }) {
    if (model.threats.length === 0 || coverage.mode === "element") return;
    const crossing = model.dataFlows.filter(({ crosses }) => crosses);
    if (crossing.length === 0) return;
    const isMentioned = flowMentions(model);
    const told = new Set<string>();
    for (const flow of crossing) {
      const { from, to, line, endLine } = flow;
      const key = `${nameKey(from)}\n${nameKey(to)}`;
      if (told.has(key) || isMentioned(flow)) continue;
      told.add(key);
      const message = `The data flow from ${quote(from)} to ${quote(to)} crosses a trust boundary, and no threat mentions it.`;
      yield { line, endLine, message, subject: flowName(flow), kind: "data-flow" };
    }
  },
};
