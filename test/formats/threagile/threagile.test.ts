import { describe, expect, test } from "vitest";
import { threagile } from "../../../src/formats/threagile/threagile.ts";
import {
  elementsIn,
  flowsIn,
  readFixture,
  readText,
  unreadIn,
} from "../structured/read-fixture.ts";

const model = readFixture(threagile, "threagile.yaml");

describe("Threagile", () => {
  test("is recognized by its name, its version or its keys", () => {
    expect(threagile.recognizes({ path: "a/threagile.yaml", text: "" })).toBe(true);
    expect(threagile.recognizes({ path: "a/m.yml", text: "threagile_version: 1.0\n" })).toBe(true);
    const keys = "title: x\ndata_assets:\ntechnical_assets:\n";
    expect(threagile.recognizes({ path: "a/m.yaml", text: keys })).toBe(true);
    expect(threagile.recognizes({ path: "a/m.yaml", text: "data_assets:\n" })).toBe(false);
  });

  test("has data assets as its catalogue, through merged keys", () => {
    expect(model.assets).toMatchObject([
      {
        id: "codes",
        kind: "data",
        name: "Gift card codes",
        description: "Whoever knows one can spend it\nStored in: Code store.",
        line: 6,
      },
      { id: "balances", name: "Balances", description: "Whoever knows one can spend it", line: 10 },
    ]);
  });

  test("draws technical assets in their boundaries, and their links", () => {
    expect(elementsIn(model)).toEqual([
      "14 Browser/external-entity",
      "23 Card API/process @Our network",
      "29 Code store/data-store @Vault",
    ]);
    expect(flowsIn(model)).toEqual([
      "20 Browser -Spend-> Card API !crosses",
      "27 Card API -Look up-> Code store !crosses",
    ]);
    expect(model.scope.out.map(({ text }) => text)).toEqual(["Browser: Customers bring their own"]);
    expect(model.scope.in.map(({ text }) => text)).toEqual(["Card API", "Code store"]);
  });

  test("has the individual risks as threats, tracked by the id that Threagile gives them", () => {
    expect(model.threats).toMatchObject([
      {
        id: "guess@api",
        title: "Guessable codes: Guessing at Card API",
        stride: ["spoofing"],
        severity: "high",
        status: "accepted",
        reason: "Nobody has guessed one yet",
        owner: "Ada",
        tickets: ["PAY-7"],
        assets: ["Card API"],
        line: 49,
      },
      {
        id: "guess@db@codes",
        severity: "low",
        status: "open",
        assets: ["Code store", "Gift card codes"],
      },
      { id: "flood", title: "Floods", stride: ["denial-of-service"], severity: null },
    ]);
  });

  test("shows that it tracks computed risks, and that other files are not read", () => {
    expect(model.understood).toMatchObject([{ as: "acceptances", items: 2, line: 60 }]);
    expect(unreadIn(model)).toEqual(["3 item: “shared.yaml” is another file, which is not read"]);
  });

  test.each([
    ["ldap-injection@*", "status: mitigated", ["tampering none-found"]],
    ["missing-authentication@api", "status: in-progress", ["elevation-of-privilege none-found"]],
    ["path-traversal@api", "status: false-positive", ["information-disclosure not-applicable"]],
    ["path-traversal@api", "status: unchecked", []],
    ["path-traversal@api", "ticket: PAY-7", []],
    ["our-own-risk@api", "status: mitigated", []],
  ])("takes the category of a computed risk for considered: %s, %s", (id, line, expected) => {
    const text = `data_assets: {}\nrisk_tracking:\n  ${id}:\n    ${line}\n    justification: Checked\n`;
    const { considered } = readText(threagile, "threagile.yaml", text);
    expect(considered.map(({ stride, outcome }) => `${stride} ${outcome}`)).toEqual(expected);
  });

  test("says in which state a computed risk is, and why", () => {
    const yaml = (why: string) =>
      `data_assets: {}\nrisk_tracking:\n  missing-vault@api:\n    status: accepted\n${why}`;
    const reasonIn = (text: string) =>
      readText(threagile, "threagile.yaml", text).considered[0]?.reason;
    const state = "Threagile's risk missing-vault is tracked as accepted";
    expect(reasonIn(yaml(""))).toBe(state);
    expect(reasonIn(yaml("    justification: One secret\n"))).toBe(`${state}: One secret`);
  });

  test.each([
    ["title: x\n", "1 document: a Threagile model needs “technical_assets” or “data_assets”"],
    ["data_assets:\n  - a\n", "1 item: “data_assets” should be names with keys and values"],
    ["data_assets:\n  a: b\n", "2 item: “a” should be a list of keys and values"],
    ["data_assets: {\n", "2 document: it cannot be parsed"],
  ])("says what is wrong with %j", (text, why) => {
    const unread = unreadIn(readText(threagile, "threagile.yaml", text));
    expect(unread[0]?.startsWith(why), unread[0]).toBe(true);
  });
});
