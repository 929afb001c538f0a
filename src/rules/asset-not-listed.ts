import { nameKey, nearestAmong } from "../model/names.ts";
import type { Lines } from "../model/source.ts";
import type { ThreatModel } from "../model/threat-model.ts";
import { knownNames } from "./reading/catalogue.ts";
import { quote, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** A place where the document names something as an asset. */
interface Naming extends Lines {
  readonly name: string;
  /** The beginning of a sentence: `T1 "Guessed code"`. Most are never told. */
  who(): string;
}

/**
 * Finds names that no asset and nothing drawn has. Each name is one gap, where it first stands.
 * A catalogue that is missing altogether is another rule's.
 */
export const assetNotListed: Rule = {
  id: "asset-not-listed",
  level: "error",
  title: "an asset that is named but not in the catalogue",
  label: { one: "asset not listed", many: "assets not listed" },
  why: "What is not in the catalogue is not gone through for the other categories, and a misspelt name hides that a threat is about something listed.",
  fix: "Add the asset to the catalogue, or write its name as the catalogue does. Case, plural and a part in parentheses do not matter.",
  question: "{subject}: is it worth protecting in its own right, and what else could happen to it?",
  examples: {
    good: `# Gift cards

## Threat model

### Assets

- **Gift card codes (in PostgreSQL)**: whoever knows one can spend it

### Threats

| ID | Threat | Assets |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | gift card code |
`,
    bad: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it

### Threats

| ID | Threat | Assets |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Gift card codes |
| T2 | A clerk raises the value of a card | Balance ledger | {asset-not-listed}
`,
  },
  *check({ model }) {
    if (model.assets.length === 0) return;
    const isKnown = knownNames(model);
    const nearest = nearestAmong(model.assets.map(({ name }) => name));
    const told = new Set<string>();
    for (const { name, who, line, endLine } of namings(model)) {
      const key = nameKey(name);
      if (told.has(key) || isKnown(name)) continue;
      told.add(key);
      const close = nearest(name);
      const hint = close === null ? "" : `; did you mean ${quote(close)}?`;
      const message = `${who()} names ${quote(name)}, which is not in the list of assets${hint || "."}`;
      yield { line, endLine, message, subject: name };
    }
  },
};

function* namings({ threats, considered, dataFlows }: ThreatModel): Generator<Naming> {
  for (const threat of threats) {
    const { line, endLine } = threat;
    for (const name of threat.assets) yield { name, who: () => threatName(threat), line, endLine };
  }
  for (const { asset, line, endLine } of considered) {
    if (asset !== null) yield { name: asset, who: () => "A note", line, endLine };
  }
  for (const { from, to, line, endLine } of dataFlows) {
    for (const name of [from, to]) yield { name, who: () => "A data flow", line, endLine };
  }
}
