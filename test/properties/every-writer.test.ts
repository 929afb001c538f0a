import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/formats/index.ts";
import { writeMarkdown } from "../../src/formats/markdown/write.ts";
import { writeOpenThreatModel } from "../../src/formats/open-threat-model/write.ts";
import { writeThreatDragon } from "../../src/formats/threat-dragon/write.ts";
import { emptyThreatModel, type ThreatModel } from "../../src/model/threat-model.ts";
import { withoutLines } from "../formats/structured/random-model.ts";
import { told } from "./random-words.ts";
import { LONG, runs } from "./runs.ts";

/** Structured files are read without tags: `<beta>` is none to Markdown's writer, and one to theirs. */
const isTagless = (value: unknown) => !JSON.stringify(value).includes("<");

const models = told.filter(isTagless).map(
  ({ scopeIn, scopeOut, assets, threats, considered }): ThreatModel => ({
    ...emptyThreatModel("docs/design/gift-cards.md", "markdown"),
    section: { heading: "Gift cards", line: 1, endLine: 1 },
    scope: { in: scopeIn, out: scopeOut },
    assets,
    threats,
    considered,
  }),
);

/** What every writer keeps. */
const names = ({ threats }: ThreatModel) => threats.map(({ title }) => title).sort();
/** What those keep that have a place for all of it. */
const all = ({ scope, assets, threats, considered }: ThreatModel) =>
  withoutLines({ scope, assets, threats, considered });

const WRITERS: readonly (readonly [
  name: string,
  path: string,
  write: (model: ThreatModel) => string,
  keeps: (model: ThreatModel) => unknown,
])[] = [
  ["Markdown", "x.md", writeMarkdown, all],
  ["the Open Threat Model", "x.otm.yaml", writeOpenThreatModel, all],
  ["Threat Dragon", "x.json", writeThreatDragon, names],
];

describe("a threat model reads back as itself, written as", () => {
  test.each(WRITERS)(
    "%s",
    (_, path, write, keeps) => {
      fc.assert(
        fc.property(models, (model) => {
          const back = readDocument({ path, text: write(model) }, { headings: [] });
          expect(back.unread).toEqual([]);
          expect(keeps(back)).toEqual(keeps(model));
        }),
        runs(40),
      );
    },
    LONG,
  );
});

test(
  "a threat model goes from one format to the next and back unchanged",
  () => {
    fc.assert(
      fc.property(models, (model) => {
        const moved = readDocument(
          { path: "x.otm.yaml", text: writeOpenThreatModel(model) },
          { headings: [] },
        );
        const back = readDocument({ path: "x.md", text: writeMarkdown(moved) }, { headings: [] });
        expect(all(back)).toEqual(all(model));
      }),
      runs(40),
    );
  },
  LONG,
);
