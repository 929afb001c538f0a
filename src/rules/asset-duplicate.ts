import { nameKey } from "../model/names.ts";
import type { Asset } from "../model/threat-model.ts";
import { quote } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds assets that are in the catalogue twice. What differs in parentheses only is not the same. */
export const assetDuplicate: Rule = {
  id: "asset-duplicate",
  level: "notice",
  title: "an asset that is listed twice",
  label: { one: "asset listed twice", many: "assets listed twice" },
  why: "Threats of an asset that is listed twice are split between the two, and each looks less covered than it is.",
  fix: "Keep one of the two, or name them so that a reader can tell them apart.",
  question: "{subject}: are these two different things, and what tells them apart?",
  examples: {
    good: `# Gift cards

## Threat model

### Assets

- **Gift card codes (unused)**: whoever knows one can spend it
- **Gift card codes (spent)**: show what a customer bought
`,
    bad: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it
- **Shop**: takes orders and money
- **The gift card code**: sent to the customer by mail {asset-duplicate}
`,
  },
  *check({ model }) {
    const first = new Map<string, Asset>();
    for (const asset of model.assets) {
      const { name, kind, line, endLine } = asset;
      const own = keyOf(name, insideOf(name));
      const bare = keyOf(name, "");
      const known = first.get(own) ?? first.get(bare);
      if (!first.has(own)) first.set(own, asset);
      if (known === undefined) continue;
      const message = `${quote(name)} is in the list of assets already, on line ${known.line}.`;
      yield { line, endLine, message, subject: name, kind };
    }
  },
};

/** Two names that carry different parentheses mean two things on purpose. */
function keyOf(name: string, inside: string): string {
  return `${nameKey(name)}(${nameKey(inside)})`;
}

function insideOf(name: string): string {
  return /\(([^()]*)\)/.exec(name.slice(0, 300))?.[1] ?? "";
}
