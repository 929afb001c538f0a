import { describe, expect, test } from "vitest";
import { threatcl } from "../../../src/formats/threatcl/threatcl.ts";
import {
  elementsIn,
  flowsIn,
  readFixture,
  readText,
  unreadIn,
} from "../structured/read-fixture.ts";

const model = readFixture(threatcl, "gift-cards.hcl");

describe("threatcl", () => {
  test("is recognized by its blocks", () => {
    expect(threatcl.recognizes({ path: "a/x.hcl", text: 'threatmodel "x" {\n}' })).toBe(true);
    expect(threatcl.recognizes({ path: "a/main.hcl", text: 'resource "x" {\n}' })).toBe(false);
    expect(threatcl.recognizes({ path: "a/x.tf", text: 'threatmodel "x" {\n}' })).toBe(false);
  });

  test("has assets, with variables in place of their names, and a scope", () => {
    expect(model.section?.heading).toBe("Gift cards");
    expect(model.assets).toEqual([
      {
        id: null,
        name: "codes",
        kind: "data",
        description: "Whoever knows one can spend it\nStored in: Code store.",
        line: 19,
        endLine: 22,
      },
    ]);
    expect(model.scope.in).toMatchObject([{ text: "Customers buy and spend cards", line: 12 }]);
    expect(model.scope.out).toMatchObject([{ text: "The payment provider", line: 15 }]);
  });

  test("has threats of both generations", () => {
    expect(model.threats).toMatchObject([
      {
        title: "guess",
        description: "A stranger guesses codes",
        stride: ["spoofing", "information-disclosure"],
        assets: ["codes"],
        severity: "critical",
        status: "mitigated",
        mitigations: ["80 random bits a code"],
        line: 24,
        endLine: 36,
      },
      {
        title: "Clerks deny refunds.",
        description: "Clerks deny refunds. It happens every year.\n\nNobody can tell who is right.",
        stride: ["tampering"],
        severity: "info",
        status: "open",
        mitigations: ["import.controls.audit.description", "Signed refunds"],
        line: 38,
      },
    ]);
  });

  test("draws data flow diagrams and what its Mermaid blocks draw", () => {
    expect(elementsIn(model)).toEqual([
      "53 Browser/external-entity",
      "55 Card API/process @Network",
      "57 Code store/data-store @Vault",
      "74 Mailer/?",
      "74 Customer/external-entity",
    ]);
    expect(flowsIn(model)).toEqual([
      "61 Browser -https-> Card API !crosses",
      "65 Card API -sql-> Code store !crosses",
      "74 Mailer --> Customer",
    ]);
    expect(model.diagrams.map(({ kind, line }) => [kind, line])).toEqual([
      ["image", 9],
      ["model", 52],
      ["mermaid", 71],
    ]);
  });

  const BROKEN: readonly (readonly [text: string, unread: string])[] = [
    ['variable "x" {}', "1 document: a threatcl file needs a “threatmodel” block"],
    [
      'threatmodel "x" {\n  threat "y" {\n',
      "2 document: it cannot be parsed: “threat” is never closed",
    ],
    ['threatmodel "x" {}\n}', "2 document: it cannot be parsed: “}” closes nothing"],
    ['threatmodel "x" {\n a = "b\n}', "2 document: it cannot be parsed: a text is never closed"],
    [
      'threatmodel "x" {\n a = <<EOT\n b\n}',
      "2 document: it cannot be parsed: the heredoc EOT is never closed",
    ],
    ['threatmodel "x" {\n a = [1, \n}', "3 document: it cannot be parsed: a value was expected"],
    ['threatmodel "x" {\n /* a }', "2 document: it cannot be parsed: a comment is never closed"],
    ["threatmodel x\n", "1 document: it cannot be parsed: “threatmodel” has neither “=” nor “{”"],
    [
      'threatmodel "x" {\n stride = "Spoofing"\n threat { stride = [[1]] }\n}',
      "3 item: “stride” should be a list of texts",
    ],
  ];

  test.each(BROKEN)("says what is wrong with %j", (text, why) => {
    expect(unreadIn(readText(threatcl, "x.hcl", text))).toEqual([why]);
  });
});
