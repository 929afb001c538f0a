import { describe, expect, test } from "vitest";
import { tmBom } from "../../../src/formats/tm-bom/tm-bom.ts";
import {
  elementsIn,
  flowsIn,
  readFixture,
  readText,
  unreadIn,
} from "../structured/read-fixture.ts";

const model = readFixture(tmBom, "gift-cards.tmbom.json");

describe("the OWASP Threat Model Library's format", () => {
  test("is recognized by its keys", () => {
    const text = '{"scope":1,"trust_zones":1,"data_flows":1,"components":1}';
    expect(tmBom.recognizes({ path: "x.json", text })).toBe(true);
    expect(tmBom.recognizes({ path: "x.json", text: '{"scope":1}' })).toBe(false);
  });

  test("has data sets as assets, and actors, components and stores as elements", () => {
    expect(model.section?.heading).toBe("Gift cards");
    expect(model.assets).toMatchObject([
      {
        id: "codes",
        name: "Codes",
        kind: "data",
        description: "Whoever knows one can spend it\nStored in: Code store.",
        line: 17,
      },
    ]);
    expect(elementsIn(model)).toEqual([
      "13 Customer/external-entity",
      "14 Card API/process @Our network",
      "15 Code store/data-store",
    ]);
  });

  test("cannot tell whether a flow to a store crosses, since stores stand in no zone", () => {
    expect(flowsIn(model)).toEqual([
      "20 Customer -Spend-> Card API !crosses",
      "24 Card API -Look up-> Code store",
    ]);
  });

  test("joins threats with the controls and risks that name them", () => {
    expect(model.threats).toMatchObject([
      {
        id: "guess",
        title: "A guessed code is spent",
        assets: ["Card API"],
        severity: "critical",
        status: "mitigated",
        mitigations: ["80 random bits a code"],
        line: 30,
      },
      { id: "dump", stride: [], severity: "critical", status: "open", mitigations: [] },
    ]);
  });

  test("has its own diagrams beside what it lists", () => {
    expect(model.diagrams.map(({ kind, line }) => [kind, line])).toEqual([
      ["mermaid", 8],
      ["image", 9],
      ["model", 14],
    ]);
  });

  test("says what is wrong", () => {
    const text = '{"scope": "trust_zones data_flows components"}';
    expect(unreadIn(readText(tmBom, "x.json", text))).toContain(
      "1 document: a threat model of the OWASP library needs “scope”",
    );
  });
});
