import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bareWords } from "../../src/formats/vocabulary/words.ts";
import { STRIDE } from "../../src/model/stride.ts";
import type { Asset, Considered, Threat, ThreatModel } from "../../src/model/threat-model.ts";
import { withoutLines } from "../formats/structured/random-model.ts";
import { documents, read, type Written } from "./layouts/document.ts";
import { ASSET_LAYOUTS, CONSIDERED_LAYOUTS, SCOPE_LAYOUTS } from "./layouts/part-layouts.ts";
import { THREAT_LAYOUTS } from "./layouts/threat-layouts.ts";
import { LONG, runs } from "./runs.ts";

/** Matrices have an order of their own. */
const byTitle = (all: readonly Threat[]) =>
  withoutLines(
    [...all]
      .map((one) => ({ ...one, stride: STRIDE.filter((stride) => one.stride.includes(stride)) }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
  );
const texts = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text);
const notes = (all: readonly Considered[]) => withoutLines(all);

function scopeOf({ scope }: ThreatModel) {
  return { inside: texts(scope.in), outside: texts(scope.out) };
}

function assetsAs(all: readonly Asset[], { layouts }: Written, isOwn: boolean) {
  const fields = layouts.assets.carries;
  return all.map((asset) => ({
    name: asset.name,
    ...Object.fromEntries(fields.map((field) => [field, asset[field]])),
    ...(fields.includes("description") && !isOwn
      ? { description: asset.description === "Worth protecting" ? null : asset.description }
      : {}),
  }));
}

function expectSame(document: Written) {
  const model = read(document.text);
  const { told } = document;
  expect({ ...scopeOf(model), unread: model.unread }).toEqual({
    inside: texts(told.scopeIn),
    outside: texts(told.scopeOut),
    unread: [],
  });
  expect(assetsAs(model.assets, document, false)).toEqual(assetsAs(told.assets, document, true));
  expect(byTitle(model.threats)).toEqual(byTitle(told.threats));
  expect(notes(model.considered)).toEqual(notes(told.considered));
}

/** The line of each item holds the beginning of its name. */
function expectNamesOnLines({ text, layouts }: Written) {
  const model = read(text);
  const lines = text.split("\n");
  const named = [
    ...(layouts.assets.hasNameOnLine ? model.assets.map(({ name, line }) => ({ name, line })) : []),
    ...(layouts.threats.hasNameOnLine
      ? model.threats.map(({ title, line }) => ({ name: title, line }))
      : []),
  ];
  for (const { name, line } of named) {
    const beginning = bareWords(name).slice(0, 20).trim();
    expect(bareWords(lines[line - 1] ?? ""), `line ${line}`).toContain(beginning);
  }
}

test(
  "each threat and asset stands on the line that holds its name",
  () => {
    fc.assert(fc.property(documents(), expectNamesOnLines), runs(60));
  },
  LONG,
);

describe("a threat model reads back as itself, with its threats in", () => {
  test.each(THREAT_LAYOUTS)(
    "$name",
    (threats) => {
      fc.assert(fc.property(documents({ threats }), expectSame), runs(20));
    },
    LONG,
  );
});

describe("a threat model reads back as itself, with its assets in", () => {
  test.each(ASSET_LAYOUTS)(
    "$name",
    (assets) => {
      fc.assert(fc.property(documents({ assets }), expectSame), runs(15));
    },
    LONG,
  );
});

describe("a threat model reads back as itself, with its scope in", () => {
  test.each(SCOPE_LAYOUTS)(
    "$name",
    (scope) => {
      fc.assert(fc.property(documents({ scope }), expectSame), runs(15));
    },
    LONG,
  );
});

describe("a threat model reads back as itself, with what was considered in", () => {
  test.each(CONSIDERED_LAYOUTS)(
    "$name",
    (considered) => {
      fc.assert(fc.property(documents({ considered }), expectSame), runs(15));
    },
    LONG,
  );
});
