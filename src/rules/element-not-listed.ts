import { nameIndex } from "../model/name-index.ts";
import { nameKey } from "../model/names.ts";
import type { Element, ThreatModel } from "../model/threat-model.ts";
import { assetIndex } from "./reading/catalogue.ts";
import { quote } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

const KIND_WORDS = { "data-store": "data store", process: "process" } as const;

/** Finds data stores and processes of the diagrams that the catalogue passes over. */
export const elementNotListed: Rule = {
  id: "element-not-listed",
  level: "warning",
  title: "a drawn data store or process that no asset covers",
  label: { one: "drawn element not listed", many: "drawn elements not listed" },
  why: "What is drawn is part of the design. Where the list of assets is shorter than the drawing, something was forgotten in one of them.",
  fix: "Add it to the assets by the name it has in the diagram, or name it in the description of the asset that it belongs to.",
  question: "{subject}: what does it hold or do that someone might want to have, change or stop?",
  examples: {
    good: `# Gift cards

\`\`\`mermaid
flowchart LR
  shop(Shop) -->|new code| codes[(Code store)]
\`\`\`

## Threat model

### Assets

- **Shop**: takes orders and money
- **Gift card codes**: kept in the code store
`,
    bad: `# Gift cards

\`\`\`mermaid
flowchart LR
  shop(Shop) -->|new code| codes[(Code store)] {element-not-listed}
\`\`\`

## Threat model

### Assets

- **Shop**: takes orders and money
`,
  },
  *check({ model }) {
    if (model.assets.length === 0) return;
    const isCovered = coveredElements(model);
    const told = new Set<string>();
    for (const element of model.elements) {
      const { name, kind, line, endLine } = element;
      if (kind !== "data-store" && kind !== "process") continue;
      if (told.has(nameKey(name)) || isCovered(element)) continue;
      told.add(nameKey(name));
      const message = `The ${KIND_WORDS[kind]} ${quote(name)} is drawn here, but no asset covers it.`;
      yield { line, endLine, message, subject: name, kind };
    }
  },
};

/** An element is covered by an asset of its name, or by one whose name or description mentions it. */
function coveredElements(model: ThreatModel): (element: Element) => boolean {
  const assets = assetIndex(model);
  const elements = nameIndex(model.elements, ({ name }) => [name]);
  const mentioned = new Set<string>();
  for (const { name, description } of model.assets) {
    for (const element of elements.mentionedIn(`${name} | ${description ?? ""}`)) {
      mentioned.add(nameKey(element.name));
    }
  }
  return ({ name }) => mentioned.has(nameKey(name)) || assets.find(name).length > 0;
}
