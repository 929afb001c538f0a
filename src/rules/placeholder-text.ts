import { quote } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** A document with more placeholders than this is a template: one gap says so. */
const MOST_ALONE = 20;

/** Finds what a template left behind. */
export const placeholderText: Rule = {
  id: "placeholder-text",
  level: "error",
  title: "template text, TODO, TBD or lorem ipsum left in the section",
  label: { one: "placeholder left", many: "placeholders left" },
  why: "A placeholder looks like an answer from afar. It marks the place where somebody meant to think and did not come back.",
  fix: "Replace it with what you know, or delete the row or the sentence.",
  question: "What do you need to find out to fill this in, and who knows it?",
  examples: {
    good: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it

### Threats

- **A guessed code is spent by a stranger**: codes have 80 random bits.
`,
    bad: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it

### Threats

- TODO {placeholder-text}
`,
  },
  *check({ model }) {
    const [first] = model.placeholders;
    const count = model.placeholders.length;
    if (first !== undefined && count > MOST_ALONE) {
      const { text, line, endLine } = first;
      const message = `${count} pieces of template text were never filled in; the first is ${quote(text)}.`;
      yield { line, endLine, message, subject: null, count };
      return;
    }
    for (const { text, line, endLine } of model.placeholders) {
      const message = `${quote(text)} was never filled in.`;
      yield { line, endLine, message, subject: text };
    }
  },
};
