import { describe, expect, test } from "vitest";
import { threatComposer } from "../../../src/formats/threat-composer/threat-composer.ts";
import { readFixture, readText, unreadIn } from "../structured/read-fixture.ts";

const model = readFixture(threatComposer, "gift-cards.tc.json");

describe("Threat Composer", () => {
  test("is recognized by its name or its keys", () => {
    expect(threatComposer.recognizes({ path: "a/x.tc.json", text: "{}" })).toBe(true);
    const keys = '{ "applicationInfo": {}, "threats": [], "mitigationLinks": [] }';
    expect(threatComposer.recognizes({ path: "a/x.json", text: keys })).toBe(true);
    expect(threatComposer.recognizes({ path: "a/x.json", text: '{ "threats": [] }' })).toBe(false);
  });

  test("knows the assets that its threats impact, also where several stand in one field", () => {
    expect(model.assets.map(({ name, line }) => [name, line])).toEqual([
      ["balances", 23],
      ["refunds", 23],
      ["codes", 23],
    ]);
  });

  test("reads threats with the mitigations that are linked and wanted", () => {
    expect(model.threats).toMatchObject([
      {
        id: "T-0012",
        title: "clerk with a login can refund twice which leads to a loss",
        stride: ["tampering"],
        status: "not-applicable",
        reason: "Clerks cannot refund",
        mitigations: [],
        line: 18,
      },
      {
        id: "T-0001",
        title: "A stranger can guess codes, which leads to a loss",
        stride: ["spoofing", "elevation-of-privilege"],
        severity: "high",
        status: "mitigated",
        assets: ["Codes"],
        mitigations: ["80 random bits a code"],
        line: 25,
      },
    ]);
  });

  test("counts the diagrams that are there, and keeps mitigations without a threat", () => {
    expect(model.diagrams).toEqual([{ kind: "image", problem: null, line: 4, endLine: 4 }]);
    expect(unreadIn(model)).toEqual(["10 item: no threat names the mitigation “A captcha”"]);
  });

  test.each([
    ["[]", "1 document: it holds no keys"],
    ["{}", "1 document: a Threat Composer export needs “threats” or “applicationInfo”"],
    [
      '{\n "threats": {\n  "metadata": 5 } }',
      "3 item: “metadata” should be a list of keys and values",
    ],
  ])("says what is wrong with %j", (text, why) => {
    expect(unreadIn(readText(threatComposer, "x.tc.json", text))).toContain(why);
  });
});
