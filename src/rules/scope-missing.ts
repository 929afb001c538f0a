import { hasThreatModel, sectionPlace } from "./reading/section-place.ts";
import type { Rule } from "./rule.ts";

/** Finds a threat model that leaves open what it speaks of and what it does not. */
export const scopeMissing: Rule = {
  id: "scope-missing",
  level: "error",
  title: "a threat model that does not say what is in scope, or what is out of scope",
  label: { one: "scope not said", many: "scopes not said" },
  why: "Without a scope, nobody can tell what was looked at and found safe from what nobody looked at.",
  fix: "Say in a list each what this threat model covers and what it leaves out, under `In scope` and `Out of scope`. Where nothing is left out, say so.",
  question:
    "Which part of this would you be surprised to be asked about, and does a reader know that it is left out?",
  examples: {
    good: `# Gift cards

## Threat model

**In scope:** ordering a card, spending a code

**Out of scope:** the payment provider, which has its own threat model

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `# Gift cards

## Threat model {scope-missing}

**In scope:** ordering a card, spending a code

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
  },
  *check({ model }) {
    const { scope, format } = model;
    const missing = [
      ...(scope.in.length === 0 ? ["in scope"] : []),
      ...(scope.out.length === 0 ? ["out of scope"] : []),
    ];
    // Files of modelling tools have no place for a scope: what is drawn is in it.
    const cannotSay = format !== "markdown" && missing.length === 2;
    if (missing.length === 0 || cannotSay || !hasThreatModel(model)) return;
    const subject = missing.length === 2 ? null : (missing[0] ?? null);
    const message =
      subject === null
        ? "This threat model says neither what is in scope nor what is out of scope."
        : `This threat model does not say what is ${subject}.`;
    yield { ...sectionPlace(model), message, subject };
  },
};
