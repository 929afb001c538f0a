import { hasThreatModel, sectionPlace } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds a threat model without a catalogue of what is worth protecting. */
export const assetsMissing: Rule = {
  id: "assets-missing",
  level: "error",
  title: "a threat model without a list of assets",
  label: { one: "asset catalogue missing", many: "asset catalogues missing" },
  why: "Assets are what an attacker is after: infrastructure, the application itself, data. Threats are found by going through them one by one.",
  fix: "List the assets under a heading such as `### Assets`, as bullets or as a table with a name, a kind (data, infrastructure, application) and why each matters.",
  question: "What here would hurt most to lose, to leak or to find changed?",
  examples: {
    good: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `# Gift cards

## Threat model {assets-missing}

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
  },
  *check({ model }) {
    const isModelOfElements = model.format !== "markdown" && model.elements.length > 0;
    if (model.assets.length > 0 || isModelOfElements || !hasThreatModel(model)) return;
    const message = "This threat model has no list of assets.";
    yield { ...sectionPlace(model), message, subject: null };
  },
};
