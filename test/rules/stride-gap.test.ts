import { describe, expect, test } from "vitest";
import type { CoverageMode } from "../../src/model/coverage.ts";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import { strideGap } from "../../src/rules/stride-gap.ts";
import { ruleInput } from "../support/rule-input.ts";
import { asset, element, note, threat, threatModel } from "../support/threat-model-builder.ts";

function found(parts: Partial<ThreatModel>, coverage: CoverageMode = "model") {
  return [...strideGap.check(ruleInput(threatModel(parts), { settings: { coverage } }))];
}

const five = [
  threat("x", { stride: ["spoofing", "tampering", "information-disclosure"] }),
  threat("y", { stride: ["denial-of-service", "elevation-of-privilege"] }),
];

describe("in coverage `model`", () => {
  test("each category that nothing considers is a gap of the document, on its heading", () => {
    expect(found({ threats: five })).toMatchObject([
      { subject: null, stride: "repudiation", line: 3 },
    ]);
  });

  test("a reasoned note on one asset is enough", () => {
    expect(found({ threats: five, considered: [note("repudiation", { asset: "Shop" })] })).toEqual(
      [],
    );
  });

  test("a bare note is pointed at, on its line", () => {
    const considered = [note("repudiation", { reason: null, line: 44, endLine: 44 })];
    expect(found({ threats: five, considered })).toMatchObject([
      { line: 44, message: "Repudiation is called not applicable, without a reason." },
    ]);
  });

  test("threats without any category give six gaps that say why", () => {
    const messages = found({ threats: [threat("x")] }).map(({ message }) => message);
    expect(messages).toHaveLength(6);
    expect(messages[0]).toBe(
      "Spoofing is not considered: none of the threats here says its STRIDE category.",
    );
  });

  test("without threats and notes there is nothing to say: threats-missing says it", () => {
    expect(found({ assets: [asset("Shop")] })).toEqual([]);
  });
});

describe("in coverage `asset`", () => {
  const about = (fields: object) => ({ threats: [threat("x", { assets: ["Shop"], ...fields })] });

  test("each asset is asked for the categories of its kind, on its line", () => {
    const assets = [asset("Shop", "application", 10), asset("Codes", "data", 11)];
    const gaps = found({ assets, ...about({ stride: ["spoofing"] }) }, "asset");
    expect(gaps.map(({ line, stride }) => `${line} ${stride}`)).toEqual([
      "10 tampering",
      "10 repudiation",
      "10 information-disclosure",
      "10 denial-of-service",
      "10 elevation-of-privilege",
      "11 tampering",
      "11 information-disclosure",
      "11 denial-of-service",
    ]);
  });

  test("an asset of unknown kind is asked for one threat, not six", () => {
    const assets = [asset("Shop", null), asset("Codes", null)];
    expect(found({ assets, ...about({}) }, "asset")).toMatchObject([
      {
        subject: "Codes",
        message: '"Codes" is not considered: no threat and no reasoned note is about it.',
      },
    ]);
  });
});

describe("in coverage `element`", () => {
  test("what is drawn is asked for", () => {
    const gaps = found(
      { threats: [threat("x")], elements: [element("Customer", "external-entity")] },
      "element",
    );
    expect(gaps.map(({ stride }) => stride)).toEqual(["spoofing", "repudiation"]);
  });

  test("a picture that cannot be looked into leaves the document to be asked", () => {
    expect(found({ threats: five }, "element")).toMatchObject([{ subject: null }]);
  });
});
