import fc from "fast-check";
import { expect, test } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { conclusionOf, errorsIn } from "./assessing.ts";
import { complete } from "./complete-documents.ts";
import { read } from "./layouts/document.ts";
import { LONG, runs } from "./runs.ts";

const NONSENSE = [
  "Blorp",
  "Quux",
  "Zzyzx",
  "Wibble",
  "Frobnicator",
  "Änder",
  "✨",
  "4711",
] as const;
const nonsense = fc.constantFrom(...NONSENSE);

interface Renaming {
  readonly at: number;
  readonly word: string;
}
const renaming: fc.Arbitrary<Renaming> = fc.record({ at: fc.nat(), word: nonsense });

/** A heading's words replaced; null: the document has none. */
function withHeading(text: string, { at, word }: Renaming): string | null {
  const lines = text.split("\n");
  const headings = [...lines.keys()].filter((line) => /^#{1,6} /u.test(lines[line] ?? ""));
  const line = headings[at % headings.length];
  if (line === undefined) return null;
  lines[line] = (lines[line] ?? "").replace(/^(#{1,6} ).*/u, `$1${word}`);
  return lines.join("\n");
}

/** One cell of a table's header replaced; null: the document has no table. */
function withHeader(text: string, { at, word }: Renaming): string | null {
  const lines = text.split("\n");
  const rulers = [...lines.keys()].filter((line) =>
    /^[|:\s-]*-[|:\s-]*\|[|:\s-]*$/u.test(lines[line] ?? ""),
  );
  const line = (rulers[at % rulers.length] ?? 0) - 1;
  if (line < 0) return null;
  const cells = (lines[line] ?? "").split("|");
  const named = [...cells.keys()].filter((cell) => cells[cell]?.trim() !== "");
  cells[named[Math.floor(at / 7) % named.length] ?? 0] = ` ${word} `;
  lines[line] = cells.join("|");
  return lines.join("\n");
}

function expectNoBetter(before: string, after: string | null) {
  fc.pre(after !== null && after !== before);
  expect(errorsIn(after ?? "")).toBeGreaterThanOrEqual(errorsIn(before));
  if (conclusionOf(before) === "failure") expect(conclusionOf(after ?? "")).toBe("failure");
}

const documents = fc.oneof(
  fc.constant(COMPLETE_DOCUMENT),
  complete.map(({ told, write }) => write(told).text),
  fc.tuple(complete, fc.nat(5)).map(([{ told, write }, at]) => {
    const threats = told.threats.filter((_, index) => index !== at);
    return write({ ...told, threats }).text;
  }),
);

test(
  "a heading renamed to nonsense is never better",
  () => {
    fc.assert(
      fc.property(documents, renaming, (text, one) => expectNoBetter(text, withHeading(text, one))),
      runs(40),
    );
  },
  LONG,
);

test(
  "a header renamed to nonsense is never better",
  () => {
    fc.assert(
      fc.property(documents, renaming, (text, one) => expectNoBetter(text, withHeader(text, one))),
      runs(40),
    );
  },
  LONG,
);

/** Headers of which a table consists, so that nothing tells what it holds. */
const TABLES: readonly (readonly [what: string, from: string, to: string])[] = [
  [
    "the threats",
    "| ID | Threat | STRIDE | Asset | Severity | Mitigation | Status |",
    "| Blorp | Quux | Zzyzx | Wibble | Frob | Nix | Nada |",
  ],
  ["the assets", "| Asset | Kind | Why it matters |", "| Blorp | Quux | Zzyzx |"],
];

test.each(TABLES)(
  "a table of %s that no header or heading tells is not read, and said so",
  (_, from, to) => {
    const text = COMPLETE_DOCUMENT.replace(from, to).replace(
      /^### (?:Threats|Assets)$/gmu,
      "### Blorp",
    );
    expect(text).toContain(to);
    const line = text.split("\n").indexOf(to) + 1;
    expect(read(text).unread).toContainEqual(expect.objectContaining({ what: "table", line }));
    expect(conclusionOf(COMPLETE_DOCUMENT)).toBe("success");
    expect(conclusionOf(text)).toBe("failure");
  },
);
