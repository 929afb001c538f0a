import { STRIDE } from "../model/stride.ts";
import { hasThreatModel, sectionPlace } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds a threat model without threats, unless each category has a reason why none is expected. */
export const threatsMissing: Rule = {
  id: "threats-missing",
  level: "error",
  title: "a threat model without threats",
  label: { one: "list of threats missing", many: "lists of threats missing" },
  why: "A threat model is what could go wrong. A section that names nothing has not been worked on yet, or was filled in to be rid of it.",
  fix: "Go through the assets and ask of each what could go wrong, with the six STRIDE categories as a guide. Where a category does not apply, say why.",
  question: "If you wanted to misuse this design, where would you begin?",
  examples: {
    good: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `# Gift cards

## Threat model {threats-missing}

### Assets

- **Gift card codes**: whoever knows one can spend it
`,
  },
  *check({ model, coverage }) {
    if (model.threats.length > 0 || !hasThreatModel(model)) return;
    if (STRIDE.every((stride) => coverage.total[stride].state === "considered")) return;
    yield { ...sectionPlace(model), message: "This threat model names no threat.", subject: null };
  },
};
