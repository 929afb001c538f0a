import { describe, expect, test } from "vitest";
import { threatDragon } from "../../../src/formats/threat-dragon/threat-dragon.ts";
import {
  elementsIn,
  flowsIn,
  readFixture,
  readText,
  unreadIn,
} from "../structured/read-fixture.ts";

const v2 = readFixture(threatDragon, "gift-cards-v2.json");
const v1 = readFixture(threatDragon, "gift-cards-v1.json");

describe("Threat Dragon 2", () => {
  test("is recognized by its keys in a JSON file", () => {
    const text = '{ "summary": {}, "detail": { "diagrams": [] } }';
    expect(threatDragon.recognizes({ path: "models/x.json", text })).toBe(true);
    expect(threatDragon.recognizes({ path: "models/x.md", text })).toBe(false);
    expect(threatDragon.recognizes({ path: "package.json", text: '{ "name": "x" }' })).toBe(false);
  });

  test("is the whole file under its title", () => {
    expect(v2.section).toEqual({ heading: "Gift cards", line: 1, endLine: 114 });
    expect(v2.diagrams).toEqual([{ kind: "model", problem: null, line: 7, endLine: 110 }]);
  });

  test("draws elements in the smallest box around them", () => {
    expect(elementsIn(v2)).toEqual([
      "14 Customer's browser/external-entity",
      "19 Card API/process @Our network",
      "40 Codes/data-store @Vault",
      "54 Mailer/process",
    ]);
  });

  test("draws flows between cells or to a point on an element, across boxes and curves", () => {
    expect(flowsIn(v2)).toEqual([
      "77 Customer's browser -Spend-> Card API !crosses",
      "91 Card API -Look up-> Codes !crosses",
      "96 Mailer --> Customer's browser !crosses",
    ]);
  });

  test("takes what is drawn for its assets", () => {
    expect(v2.assets.map(({ name, kind }) => [name, kind])).toEqual([
      ["Customer's browser", "external-entity"],
      ["Card API", "application"],
      ["Codes", "data"],
      ["Mailer", "application"],
    ]);
  });

  test("says what is out of scope and why, and then what is in", () => {
    expect(v2.scope.out.map(({ text, line }) => [text, line])).toEqual([
      ["Mailer: it has a threat model of its own", 54],
    ]);
    expect(v2.scope.in.map(({ text }) => text)).toEqual([
      "Customer's browser",
      "Card API",
      "Codes",
    ]);
  });

  test("has threats with their element or flow", () => {
    expect(v2.threats.map(({ line, id, title, assets }) => [line, id, title, assets])).toEqual([
      [25, "4", "A guessed code is spent", ["Card API"]],
      [31, "5", "A clerk denies a refund", ["Card API"]],
      [46, "c0de0003", "A dump of all codes", ["Codes"]],
      [83, "6", "A code is read on its way", ["Customer's browser → Card API"]],
    ]);
  });

  test("reads severity, status, and its one text as mitigation or reason", () => {
    expect(v2.threats[3]?.owner, "who owns the file answers for what is accepted").toBe("Payments");
    expect(
      v2.threats.map(({ severity, unknownSeverity, status, mitigations, reason }) => [
        severity ?? unknownSeverity,
        status,
        mitigations,
        reason,
      ]),
    ).toEqual([
      ["high", "mitigated", ["80 random bits a code"], null],
      [null, "not-applicable", [], "Refunds are signed by the clerk's own card"],
      ["Purple", "open", [], null],
      ["medium", "accepted", [], "TLS ends at the CDN"],
    ]);
  });

  test("keeps what it could not place, and text that was never filled in", () => {
    expect(unreadIn(v2)).toEqual([
      "102 item: the arrow “To be drawn” does not lead from one element to another",
      "108 item: “tm.Cloud” is no kind of element that is known",
    ]);
    expect(v2.placeholders.map(({ line, text }) => [line, text])).toEqual([
      [34, "Provide a description for this threat"],
    ]);
  });
});

describe("Threat Dragon 1", () => {
  test("has its names in what is drawn", () => {
    expect(elementsIn(v1)).toEqual(["10 Browser/external-entity", "15 Card API/process"]);
    expect(flowsIn(v1)).toEqual(["28 Browser -Buy-> Card API !crosses"]);
    expect(v1.scope.out.map(({ text }) => text)).toEqual(["Card API: bought"]);
    expect(v1.threats).toMatchObject([
      { title: "Flooding", stride: ["denial-of-service"], assets: ["Card API"], line: 20 },
    ]);
  });
});

const BROKEN: readonly (readonly [text: string, unread: string])[] = [
  ['{\n "summary": {},\n "detail": { "diagrams": [ }\n}', "3 document: it is no valid JSON"],
  [
    '{ "summary": "detail", "x": "diagrams" }',
    "1 document: a Threat Dragon model needs “detail” with its diagrams",
  ],
  [
    '{ "summary": {}, "detail": {\n "diagrams": [{ "cells": [\n "what" ] }] } }',
    "3 item: “cells” should be a list of keys and values",
  ],
  [
    '{ "summary": {}, "detail": { "diagrams": [{ "cells": [\n{ "shape": "store", "data": { "name": [] } } ] }] } }',
    "2 item: “name” should be text",
  ],
];

describe("a broken Threat Dragon file", () => {
  test.each(BROKEN)("is unread with its line: %j", (text, unread) => {
    expect(unreadIn(readText(threatDragon, "x.json", text))).toContain(unread);
  });
});
