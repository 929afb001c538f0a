import fc from "fast-check";
import { expect, test } from "vitest";
import { nameKey } from "../../src/model/names.ts";
import { gapsOf } from "./assessing.ts";
import { type Complete, complete } from "./complete-documents.ts";
import { read } from "./layouts/document.ts";
import type { Told } from "./random-words.ts";
import { LONG, runs } from "./runs.ts";

const shown = (text: string) => gapsOf(text).map(({ id, line }) => `${line} ${id}`);

/** The gaps of a document that tells less, after the whole one was seen to have none. */
function gapsWithout({ told, write }: Complete, less: Partial<Told>) {
  expect(shown(write(told).text)).toEqual([]);
  const { text } = write({ ...told, ...less });
  return { gaps: shown(text), model: read(text) };
}

test(
  "a threat less is one category that nobody considered",
  () => {
    fc.assert(
      fc.property(complete, fc.nat(5), (document, at) => {
        const gone = document.told.threats[at];
        const threats = document.told.threats.filter((one) => one !== gone);
        const { gaps, model } = gapsWithout(document, { threats });
        expect(gaps.map((gap) => gap.split(" ")[1])).toEqual([`stride-gap:${gone?.stride[0]}`]);
        const line = Number(gaps[0]?.split(" ")[0]);
        expect(line).toBeGreaterThanOrEqual(model.section?.line ?? 0);
        expect(line).toBeLessThanOrEqual(model.section?.endLine ?? 0);
      }),
      runs(20),
    );
  },
  LONG,
);

test(
  "an asset less is a name that is not listed, at the first threat that names it",
  () => {
    fc.assert(
      fc.property(complete, fc.nat(1), (document, at) => {
        const gone = document.told.assets[at];
        const assets = document.told.assets.filter((one) => one !== gone);
        const { gaps, model } = gapsWithout(document, { assets });
        const lines = model.threats.filter((one) =>
          one.assets.some((name) => nameKey(name) === nameKey(gone?.name ?? "")),
        );
        expect(lines).toHaveLength(3);
        expect(gaps.map((gap) => gap.replace(/@.*/u, ""))).toEqual([
          `${lines[0]?.line} asset-not-listed`,
        ]);
      }),
      runs(20),
    );
  },
  LONG,
);

test(
  "a side of the scope less is that side not said",
  () => {
    fc.assert(
      fc.property(
        complete,
        fc.constantFrom("scopeIn" as const, "scopeOut" as const),
        (document, side) => {
          const { gaps } = gapsWithout(document, { [side]: [] });
          const name = side === "scopeIn" ? "in" : "out";
          expect(gaps).toHaveLength(1);
          expect(gaps[0]).toMatch(new RegExp(`^\\d+ scope-missing@${name}`, "u"));
        },
      ),
      runs(20),
    );
  },
  LONG,
);

test(
  "a mitigation less is a threat without one, on its line",
  () => {
    fc.assert(
      fc.property(complete, fc.nat(5), (document, at) => {
        const gone = document.told.threats[at];
        const threats = document.told.threats.map((one) =>
          one === gone ? { ...one, mitigations: [] } : one,
        );
        const { gaps, model } = gapsWithout(document, { threats });
        const line = model.threats.find(({ title }) => title === gone?.title)?.line;
        expect(gaps.map((gap) => gap.replace(/@.*/u, ""))).toEqual([`${line} mitigation-missing`]);
      }),
      runs(20),
    );
  },
  LONG,
);

test(
  "a severity less is a threat without one, on its line",
  () => {
    fc.assert(
      fc.property(complete, fc.nat(5), (document, at) => {
        const gone = document.told.threats[at];
        const threats = document.told.threats.map((one) =>
          one === gone ? { ...one, severity: null } : one,
        );
        const { gaps, model } = gapsWithout(document, { threats });
        const line = model.threats.find(({ title }) => title === gone?.title)?.line;
        expect(gaps.map((gap) => gap.replace(/@.*/u, ""))).toEqual([`${line} severity-missing`]);
      }),
      runs(20),
    );
  },
  LONG,
);
