import { describe, expect, test } from "vitest";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import { assetNotListed } from "../../src/rules/asset-not-listed.ts";
import { ruleInput } from "../support/rule-input.ts";
import {
  asset,
  crossing,
  element,
  note,
  threat,
  threatModel,
} from "../support/threat-model-builder.ts";

const assets = [
  { ...asset("Gift card codes (PAN)", "data"), id: "A1" },
  asset("Billing DB", "data"),
  asset("Shop", "application"),
];

function messages(parts: Partial<ThreatModel>): string[] {
  const model = threatModel({ assets, ...parts });
  return [...assetNotListed.check(ruleInput(model))].map(({ message }) => message);
}

const naming = (...names: string[]) => ({
  threats: [threat("It breaks", { id: "T1", assets: names })],
});

describe("a careful person would not call missing", () => {
  test.each([
    ["an asset in the plural", "gift card code"],
    ["an asset's id", "a1"],
    ["what stands in an asset's parentheses", "PAN"],
    ["an asset with a part of it", "Billing DB: refunds table"],
    ["an asset by its id and name", "A1 - Gift card codes"],
    ["an arrow between two known things", "Shop → Billing DB"],
    ["all of them", "All assets"],
    ["a dash", "—"],
    ["not applicable", "N/A"],
    ["a sentence that mentions an asset", "whatever else is kept next to the billing DB on disk"],
  ])("%s", (_, name) => {
    expect(messages(naming(name))).toEqual([]);
  });

  test("what is drawn, the boundary around it and what flows there", () => {
    const elements = [{ ...element("Browser", "external-entity"), boundary: "Internet" }];
    const dataFlows = [crossing("Browser", "Shop", "the order")];
    const named = naming("browser", "Internet", "Order");
    expect(messages({ elements, dataFlows, ...named })).toEqual([]);
  });

  test("anything, where there is no catalogue", () => {
    expect(messages({ assets: [], ...naming("Printer") })).toEqual([]);
  });
});

describe("is told with the place that names it", () => {
  test("and the nearest asset, where one is near", () => {
    expect(messages(naming("Biling DB"))).toEqual([
      'T1 "It breaks" names "Biling DB", which is not in the list of assets; did you mean "Billing DB"?',
    ]);
  });

  test("once a name", () => {
    expect(messages(naming("Printer", "the printers", "Till"))).toEqual([
      'T1 "It breaks" names "Printer", which is not in the list of assets.',
      'T1 "It breaks" names "Till", which is not in the list of assets.',
    ]);
  });

  test("of notes and of data flows too", () => {
    const considered = [note("spoofing", { asset: "Printer" })];
    expect(messages({ considered, dataFlows: [crossing("Shop", "Till")] })).toEqual([
      'A note names "Printer", which is not in the list of assets.',
      'A data flow names "Till", which is not in the list of assets.',
    ]);
  });
});
