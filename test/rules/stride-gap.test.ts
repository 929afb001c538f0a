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

  test("beside threats that say theirs, another is only unsaid", () => {
    const messages = found({ threats: [...five, threat("z")] }).map(({ message }) => message);
    expect(messages).toEqual([
      "Repudiation is not considered: no threat says it is of this category, and no note says why.",
    ]);
  });

  describe("under a heading that says STRIDE, ids may hold the letters", () => {
    const under = (heading: string, ids: readonly (string | null)[]) =>
      found({
        section: { heading, line: 3, endLine: 90 },
        threats: ids.map((id) => threat(`threat ${id}`, { id })),
      }).map(({ stride }) => stride);
    const last = ["Threat-01-S", "Threat-02-T", "Threat-03-R", "Threat-04-I", "Threat-05-D"];
    const first = ["S1", "T-2", "R3", "I04", "d5"];

    test.each([
      ["at the end of each", "STRIDE threats", last],
      ["at the beginning of each", "Threats by STRIDE", first],
    ])("%s", (_, heading, ids) => {
      expect(under(heading, ids)).toEqual(["elevation-of-privilege"]);
    });

    test.each([
      ["the heading does not say STRIDE", "Threats", last],
      ["one id has no letter of the six", "STRIDE threats", [...last, "Threat-06-X"]],
      ["one threat has no id", "STRIDE threats", [...last, null]],
      ["the letters are not where they were", "STRIDE threats", [...last, "E1"]],
      ["T is for threat", "STRIDE threats", ["T1", "T2", "T3", "T4"]],
      ["R is for risk", "STRIDE threats", ["T1", "R2", "T3", "R4"]],
    ])("unless %s", (_, heading, ids) => {
      expect(under(heading, ids)).toHaveLength(6);
    });
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
