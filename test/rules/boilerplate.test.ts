import { expect, test } from "vitest";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import { boilerplate } from "../../src/rules/boilerplate.ts";
import { ruleInput } from "../support/rule-input.ts";
import { asset, note, threat, threatModel } from "../support/threat-model-builder.ts";

const long = "Our platform team takes care of everything";
const three = [1, 2, 3];

function found(parts: Partial<ThreatModel>): number {
  return [...boilerplate.check(ruleInput(threatModel(parts)))].length;
}

const answered = (mitigations: (at: number) => string[]) => ({
  threats: three.map((at) => threat(`Threat ${at}`, { mitigations: mitigations(at) })),
});

test.each<[string, Partial<ThreatModel>, number]>([
  ["the only mitigation of three threats", answered(() => [long]), 1],
  ["the same in other letters", answered((at) => [at === 1 ? long.toUpperCase() : long]), 1],
  ["the only mitigation of two threats", { threats: answered(() => [long]).threats.slice(1) }, 0],
  ["one of several mitigations", answered((at) => [long, `Valve ${at}`]), 0],
  ["a short mitigation that fits", answered(() => ["mTLS everywhere"]), 0],
  [
    "a reason of three notes",
    { considered: three.map(() => note("spoofing", { reason: long })) },
    1,
  ],
  [
    "a description of three assets",
    { assets: three.map((at) => ({ ...asset(`Asset ${at}`), description: long })) },
    1,
  ],
])("a long sentence as %s: %#", (_, parts, count) => {
  expect(found(parts)).toBe(count);
});

test.each([
  ["Codes leak through the log", "Prevent that codes leak", 1],
  ["Codes leak through the log", "Make sure codes do not leak through the log", 1],
  ["Codes leak through the log", "Codes are masked", 0],
  ["Codes leak through the log", "None", 0],
  ["Flood", "Flood protection at the edge", 0],
])("of %j, the mitigation %j repeats it: %i", (title, mitigation, count) => {
  expect(found({ threats: [threat(title, { mitigations: [mitigation] })] })).toBe(count);
});
