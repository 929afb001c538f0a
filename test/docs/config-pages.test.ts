import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parsePolicy } from "../../src/policy/parse.ts";
import { configJsonSchema, configReference } from "./config-pages.ts";

const remedy = "run `node test/docs/write-config-pages.ts`";

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

test("docs/config.md is made from the schema as it is", () => {
  expect(read("docs/config.md"), remedy).toBe(configReference());
});

test("docs/config.schema.json is made from the schema as it is", () => {
  expect(JSON.parse(read("docs/config.schema.json")), remedy).toEqual(configJsonSchema());
});

const examples = [...configReference().matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text]) => text ?? "",
);

test("the page shows examples", () => {
  expect(examples).toHaveLength(3);
});

test.each(examples)("the page's example %# is a good config", (example) => {
  expect(parsePolicy(example).mistakes).toEqual([]);
});

const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(configJsonSchema());

const SAID_BY_BOTH: readonly (readonly [config: string, isGood: boolean])[] = [
  ["version: 1", true],
  ["version: 2", false],
  ["teams: {}", false],
  ["version: 1\nteams: { a: { phase: review, repos: x, paths: [y/**] } }", true],
  ["version: 1\nteams: { a: { phase: reviews } }", false],
  ["version: 1\nteams: { a: { color: red } }", false],
  ["version: 1\nteams: { a: { github: A B } }", false],
  ["version: 1\nsecurity: { team: 1 }", false],
  ["version: 1\nremediation: { high: 2w, low: 30, info: none }", true],
  ["version: 1\nremediation: { high: 0 }", false],
  ["version: 1\nremediation: { high: soon }", false],
  ["version: 1\ndocuments: { headings: [X], max_bytes: 4096, ignore: [] }", true],
  ["version: 1\ndocuments: { headings: ['**'] }", false],
  ["version: 1\nstride: { coverage: all }", false],
  ["version: 1\nrules: { no-such-rule: error }", false],
  ["version: 1\nphases: { review: { request: never } }", true],
  ["version: 1\nphases: { reviews: {} }", false],
  ["version: 1\npromotion: { window: 5, rate: 0.9 }", true],
  ["version: 1\npromotion: { rate: 90 }", false],
  ["version: 1\nacceptance: { high: { by: lead, people: 2, days: 14 } }", true],
  ["version: 1\nacceptance: { high: { days: none } }", false],
  ["version: 1\nprogress: {}", false],
  ["version: 1\ninterests: [{ when: { severity: [high, low], attack_surface: 40 } }]", true],
  ["version: 1\ninterests: [{ when: {} }]", false],
  ["version: 1\ninterests: [{ when: { stride: spoofed }, then: note }]", false],
  ["[]", false],
];

test.each(SAID_BY_BOTH)("editors and the gate agree on %j: %s", (config, isGood) => {
  expect(isValid(parse(config))).toBe(isGood);
  expect(parsePolicy(config).policy !== null).toBe(isGood);
});
