import { readingAndAssessing } from "../reading.ts";
import { meets, type Row } from "../row.ts";
import { sideBySide, type Timing } from "../side-by-side.ts";
import { GROWING_SHAPES } from "../synthetic/growing-shapes.ts";
import { milliseconds } from "../units.ts";

/** The small document, in bytes; the large one has four times as many. */
const SIZE = 64_000;

const TARGET = { atMost: 5.5 };

/**
 * Four times the document in four times the time, and a little for caches; quadratic would be 16.
 * The row shows the shape that grows worst: some are what people write, some what an attacker would.
 */
export const growth: Row = {
  what: "time of a document 4 times the size / time of the document",
  target: TARGET,
  async measure(_folder, patience = { rounds: 7, roundTime: 80, warmups: 5 }) {
    const grown: Grown[] = [];
    for (const { name, ofSize } of GROWING_SHAPES) {
      const contest = { ours: reading(ofSize(4 * SIZE)), theirs: reading(ofSize(SIZE)) };
      grown.push({ name, ...(await sideBySide(contest, patience)) });
    }
    const [worst, ...others] = grown.sort((a, b) => b.ratio - a.ratio);
    if (worst === undefined) throw new Error("There is no shape to grow.");
    const also = others.filter(({ ratio }) => !meets(TARGET, ratio)).map(inWords);
    return {
      ratio: worst.ratio,
      ours: milliseconds(worst.ours),
      theirs: milliseconds(worst.theirs),
      note: `worst of ${grown.length} shapes: ${[worst.name, ...also].join(", ")}`,
    };
  },
};

interface Grown extends Timing {
  readonly name: string;
}

function inWords({ name, ratio }: Grown): string {
  return `${name} (${ratio.toFixed(1)} ×)`;
}

function reading(text: string) {
  return readingAndAssessing([{ path: "docs/design/growing.md", text }]);
}
