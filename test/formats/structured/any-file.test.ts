import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Format } from "../../../src/formats/format.ts";
import { openThreatModel } from "../../../src/formats/open-threat-model/open-threat-model.ts";
import { threagile } from "../../../src/formats/threagile/threagile.ts";
import { threatComposer } from "../../../src/formats/threat-composer/threat-composer.ts";
import { threatDragon } from "../../../src/formats/threat-dragon/threat-dragon.ts";
import { threatcl } from "../../../src/formats/threatcl/threatcl.ts";
import { tmBom } from "../../../src/formats/tm-bom/tm-bom.ts";
import { threadTime } from "../../support/thread-time.ts";
import { fixtureText, readText } from "./read-fixture.ts";

const FORMATS: readonly (readonly [format: Format, fixtures: readonly string[]])[] = [
  [openThreatModel, ["gift-cards.otm.yaml"]],
  [threagile, ["threagile.yaml"]],
  [threatComposer, ["gift-cards.tc.json"]],
  [threatDragon, ["gift-cards-v1.json", "gift-cards-v2.json"]],
  [tmBom, ["gift-cards.tmbom.json"]],
  [threatcl, ["gift-cards.hcl"]],
];

/** One line of a fixture replaced by what does not belong there. */
function damaged(text: string, at: number, by: string): string {
  const lines = text.split("\n");
  lines[at % lines.length] = by;
  return lines.join("\n");
}

const rubbish = fc.constantFrom(
  "",
  "{",
  "}",
  "]",
  '"',
  "a: [",
  "- x",
  '"id": 5,',
  '"threats": "x",',
  "x = {",
  "EOT",
  "\t",
  "\u0000",
  "*a",
  "null",
);

/** Hostile text that costs a careless parser more than its size. */
const HOSTILE = [
  "[",
  "{a: ",
  "- ",
  "? ",
  "&a ",
  "!!a ",
  "*a\n",
  "a: 'x\n",
  '{"a":',
  "k: |\n x\n",
  "a: &a [x]\nb: *a\n",
  "}\n",
  "a {",
  "a = [",
  "a = <<X\n",
  "a = f(",
  "# x\n",
];

describe.each(FORMATS)("$id", (format, fixtures) => {
  test("reads any damaged file without throwing, and keeps every line inside it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(200), rubbish, (name, at, by) => {
        const text = damaged(fixtureText(name), at, by);
        const last = text.split("\n").length;
        const model = readText(format, name, text);
        const places = [...model.threats, ...model.assets, ...model.elements, ...model.unread];
        for (const { line, endLine } of places) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(endLine).toBeLessThanOrEqual(last);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("takes no longer for hostile text than for honest text of its size", () => {
    for (const unit of HOSTILE) {
      const text = unit.repeat(Math.ceil(60_000 / unit.length));
      const start = threadTime();
      expect(readText(format, fixtures[0] ?? "", text).unread).not.toEqual([]);
      expect(threadTime() - start, JSON.stringify(unit)).toBeLessThan(3_000);
    }
  });
});
