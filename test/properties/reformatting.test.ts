import fc from "fast-check";
import { format } from "prettier";
import { expect, test } from "vitest";
import { changesBetween } from "../../src/model/changes.ts";
import { compareThreats } from "../../src/model/compare.ts";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import { withoutLines } from "../formats/structured/random-model.ts";
import { complete } from "./complete-documents.ts";
import { documents, read } from "./layouts/document.ts";
import { fixtures } from "./markdown-fixtures.ts";
import { LONG, runs } from "./runs.ts";

/** All that was read, but where it stands. */
function said({ understood: _, ...model }: ThreatModel): unknown {
  const isSignificant = model.unread.map(({ what, why }) => `${what}: ${why}`);
  return withoutLines({ ...model, unread: isSignificant, section: model.section?.heading });
}

const pretty = (text: string, options: object = {}) =>
  format(text, { parser: "markdown", ...options });
const withSpaces = (text: string) =>
  text.replace(/(?<=[^\s\\])$/gmu, (_, at: number) => (at % 3 === 0 ? " " : ""));
const realigned = (text: string) =>
  text.replace(/^\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+$/gmu, (line) =>
    line.includes("|") ? line.replace(/:?-{2,}:?/gu, ":----------:") : line,
  );

/** Changes of form that change nothing of what is said. */
const REFORMATTINGS: readonly (readonly [
  name: string,
  change: (text: string) => string | Promise<string>,
])[] = [
  ["Prettier", (text) => pretty(text)],
  ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
  ["a byte order mark", (text) => `\uFEFF${text.replace(/^\uFEFF/u, "")}`],
  ["spaces at line ends", withSpaces],
  ["another alignment of tables", realigned],
  ["no line end at the end", (text) => text.trimEnd()],
];

test.each(REFORMATTINGS)(
  "%s changes nothing of a random document",
  async (_, change) => {
    await fc.assert(
      fc.asyncProperty(documents(), async ({ text }) => {
        expect(said(read(await change(text)))).toEqual(said(read(text)));
      }),
      runs(15),
    );
  },
  LONG,
);

test.each(REFORMATTINGS)(
  "%s changes nothing of the fixtures",
  async (_, change) => {
    for (const { name, text } of fixtures()) {
      expect(said(read(await change(text))), name).toEqual(said(read(text)));
    }
  },
  LONG,
);

/** Prettier takes `: text` for a line of the paragraph above it, and breaks labels between words. */
const isFillable = (text: string) =>
  !/^: |^[*_]{0,2}[A-Z][\w ()]*[*_]{0,2}:[*_]{0,2} .*\n[*_]{0,2}[A-Z][\w ()]*[*_]{0,2}:/mu.test(
    text,
  );
const filled = (text: string) => pretty(text, { proseWrap: "always", printWidth: 60 });
/** Where the lines of a sentence end says nothing. */
const oneLine = (value: unknown) => JSON.stringify(value, null, 1).replace(/\\n/gu, " ");

test(
  "Prettier that fills lines changes nothing of a random document",
  async () => {
    await fc.assert(
      fc.asyncProperty(documents(), async ({ text }) => {
        fc.pre(isFillable(text));
        expect(oneLine(said(read(await filled(text))))).toBe(oneLine(said(read(text))));
      }),
      runs(20),
    );
  },
  LONG,
);

test(
  "Prettier that fills lines changes nothing of the fixtures",
  async () => {
    for (const { name, text } of fixtures().filter((one) => isFillable(one.text))) {
      expect(oneLine(said(read(await filled(text)))), name).toEqual(oneLine(said(read(text))));
    }
  },
  LONG,
);

const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();

test(
  "another order of threats and assets changes nothing but their order",
  () => {
    fc.assert(
      fc.property(complete, fc.nat(5), ({ told, write }, by) => {
        const threats = [...told.threats.slice(by), ...told.threats.slice(0, by)];
        const before = read(write(told).text);
        const after = read(write({ ...told, threats, assets: [...told.assets].reverse() }).text);
        const strip = (model: ThreatModel) => ({
          threats: sorted(model.threats.map(withoutLines)),
          assets: sorted(model.assets.map(withoutLines)),
          scope: withoutLines(model.scope),
        });
        expect(strip(after)).toEqual(strip(before));
        expect(changesBetween(before, after)).toEqual([]);
      }),
      runs(20),
    );
  },
  LONG,
);

test(
  "other numbers are no change",
  () => {
    fc.assert(
      fc.property(
        complete,
        fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }),
        ({ told, write }, order) => {
          const before = read(write(told).text);
          const threats = told.threats.map((threat, at) => ({ ...threat, id: `T${order[at]}` }));
          const after = read(write({ ...told, threats }).text);
          const { kept, added, removed } = compareThreats(before.threats, after.threats);
          expect([...added, ...removed]).toEqual([]);
          for (const pair of kept) expect(pair.after.title).toBe(pair.before.title);
          expect(changesBetween(before, after)).toEqual([]);
        },
      ),
      runs(20),
    );
  },
  LONG,
);
