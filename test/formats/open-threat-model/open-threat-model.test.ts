import { describe, expect, test } from "vitest";
import { openThreatModel } from "../../../src/formats/open-threat-model/open-threat-model.ts";
import {
  elementsIn,
  flowsIn,
  readFixture,
  readText,
  unreadIn,
} from "../structured/read-fixture.ts";

const model = readFixture(openThreatModel, "gift-cards.otm.yaml");

const PATHS: readonly (readonly [path: string, text: string, isOne: boolean])[] = [
  ["a/cards.otm", "", true],
  ["a/cards.otm.json", "{}", true],
  ["a/cards.OTM.yml", "", true],
  ["a/cards.yaml", "otmVersion: 0.2.0\n", true],
  ["a/cards.json", '{\n  "otmVersion": "0.2.0" }', true],
  ["a/cards.yaml", "# about otmVersion: none\n", false],
  ["a/cards.md", "otmVersion: 0.2.0\n", false],
];

describe("the Open Threat Model", () => {
  test.each(PATHS)("is recognized: %s %j → %s", (path, text, isOne) => {
    expect(openThreatModel.recognizes({ path, text })).toBe(isOne);
  });

  test("has components in trust zones, through their parents", () => {
    expect(model.section).toEqual({ heading: "Gift cards", line: 1, endLine: 75 });
    expect(elementsIn(model)).toEqual([
      "18 Browser/external-entity @Internet",
      "22 Card API/process @Our network",
      "31 Code store/data-store @Our network",
      "39 Mail API/external-entity @Internet",
    ]);
    expect(flowsIn(model)).toEqual([
      "45 Browser -Spend-> Card API !crosses",
      "54 Card API -Look up-> Code store",
    ]);
    expect(model.assets).toMatchObject([
      {
        id: "codes",
        name: "Gift card codes",
        kind: "data",
        description: "Whoever knows one can spend it\nStored in: Code store.",
        line: 13,
      },
    ]);
  });

  test("reads a threat once, with all places where it occurs; open anywhere is open", () => {
    expect(model.threats).toMatchObject([
      {
        id: "guess",
        title: "A guessed code is spent",
        stride: ["spoofing"],
        otherCategory: "Lateral movement",
        assets: ["Card API", "Browser → Card API"],
        severity: "critical",
        status: "open",
        mitigations: ["80 random bits a code"],
        line: 59,
      },
      { id: "dump", assets: ["Code store"], severity: null, status: "open" },
    ]);
  });

  test("takes quoted text that continues with too little indentation, as most parsers do", () => {
    expect(model.threats[1]?.description).toBe("The store is copied to another country");
  });

  test("keeps mitigations without a threat, and threats that nobody describes", () => {
    expect(unreadIn(model)).toEqual([
      "58 item: the threat “gone” is not described",
      "73 item: no threat names the mitigation “A captcha”",
    ]);
  });

  test.each([
    ["otmVersion: 1\n", "1 document: an Open Threat Model needs “otmVersion” and “project”"],
    ["otmVersion: [1\nproject: {", "2 document: it cannot be parsed"],
    ["", "1 document: it holds no keys"],
    [
      "otmVersion: 1\nproject: { name: x }\nassets: 7",
      "3 item: “assets” should be a list of keys and values",
    ],
  ])("says what is wrong with %j", (text, why) => {
    const unread = unreadIn(readText(openThreatModel, "x.otm", text));
    expect(unread[0]?.startsWith(why), unread[0]).toBe(true);
  });
});
