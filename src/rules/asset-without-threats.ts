import type { Asset, ThreatModel } from "../model/threat-model.ts";
import { isEverything } from "./coverage/everything.ts";
import { assetIndex } from "./reading/catalogue.ts";
import { quote } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/**
 * Finds assets that were listed and then passed over. It is silent where no threat names any asset,
 * since it would say the same of all of them, and in coverage `asset`, where `stride-gap` says it
 * more exactly.
 */
export const assetWithoutThreats: Rule = {
  id: "asset-without-threats",
  level: "warning",
  title: "an asset that no threat and no note mentions",
  label: { one: "asset without threats", many: "assets without threats" },
  why: "An asset is listed because somebody could want it. One that no threat is about was most likely not thought through yet.",
  fix: "Add the threats that the asset faces, or a note which says why none is expected.",
  question: "{subject}: who could want it, and what would the first thing be that they try?",
  examples: {
    good: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it
- **Shop**: takes orders and money

### Threats

| ID | Threat | Assets |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Gift card codes |
| T2 | A flood of orders keeps customers out | Shop |
`,
    bad: `# Gift cards

## Threat model

### Assets

- **Gift card codes**: whoever knows one can spend it
- **Shop**: takes orders and money {asset-without-threats}

### Threats

| ID | Threat | Assets |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Gift card codes |
`,
  },
  *check({ model, coverage }) {
    if (coverage.mode === "asset" || model.assets.length === 0) return;
    const mentioned = mentionedAssets(model);
    if (mentioned.size === 0) return;
    for (const asset of model.assets) {
      if (mentioned.has(asset)) continue;
      const { name, kind, line, endLine } = asset;
      const message = `No threat and no note mentions ${quote(name)}.`;
      yield { line, endLine, message, subject: name, kind };
    }
  },
};

function mentionedAssets(model: ThreatModel): ReadonlySet<Asset> {
  const index = assetIndex(model);
  const found = new Set<Asset>();
  const names = [
    ...model.threats.flatMap(({ assets }) => assets),
    ...model.considered.flatMap(({ asset }) => asset ?? []),
  ];
  if (names.some(isEverything)) return new Set(model.assets);
  for (const name of names) for (const asset of index.find(name)) found.add(asset);
  for (const { title, description } of model.threats) {
    if (found.size === model.assets.length) break;
    for (const asset of index.mentionedIn(`${title} | ${description ?? ""}`)) found.add(asset);
  }
  return found;
}
