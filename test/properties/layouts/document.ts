import fc from "fast-check";
import { markdown } from "../../../src/formats/markdown/markdown.ts";
import type { ThreatModel } from "../../../src/model/threat-model.ts";
import { type Told, told } from "../random-words.ts";
import {
  ASSET_LAYOUTS,
  type AssetLayout,
  CONSIDERED_LAYOUTS,
  type ConsideredLayout,
  SCOPE_LAYOUTS,
  type ScopeLayout,
} from "./part-layouts.ts";
import { styleOf, styles } from "./style.ts";
import { saidOf, THREAT_LAYOUTS, type ThreatLayout } from "./threat-layouts.ts";

/** How each part of a document is laid out. */
export interface Layouts {
  readonly scope: ScopeLayout;
  readonly assets: AssetLayout;
  readonly threats: ThreatLayout;
  readonly considered: ConsideredLayout;
}

/** A document with what it tells. */
export interface Written {
  readonly layouts: Layouts;
  readonly told: Told;
  readonly text: string;
}

/** A document written in some layouts, with what these can say of a threat model. */
export function written(layouts: Layouts, all: Told, numbers: readonly number[]): Written {
  const style = styleOf(numbers);
  const threats = saidOf(layouts.threats, all.threats);
  const text = [
    "# Gift cards",
    "A design of a shop.",
    "## Threat model",
    `### ${style(["Scope", "Scope of the model"])}`,
    layouts.scope.write(all.scopeIn, all.scopeOut, style),
    `### ${style(["Assets", "Asset catalogue", "2. Assets"])}`,
    layouts.assets.write(all.assets, style),
    `### ${style(["Threats", "Threat list", "Identified threats"])}`,
    layouts.threats.write(threats, style),
    ...(all.considered.length === 0
      ? []
      : ["### STRIDE", layouts.considered.write(all.considered, style)]),
    "## Roll-out",
    "It goes live in May.",
  ].join("\n\n");
  return { layouts, told: { ...all, threats }, text: `${text}\n` };
}

/** Documents whose parts are laid out in every way, some of them fixed. */
export function documents(fixed: Partial<Layouts> = {}): fc.Arbitrary<Written> {
  const layouts = fc.record({
    scope: fixed.scope ? fc.constant(fixed.scope) : fc.constantFrom(...SCOPE_LAYOUTS),
    assets: fixed.assets ? fc.constant(fixed.assets) : fc.constantFrom(...ASSET_LAYOUTS),
    threats: fixed.threats ? fc.constant(fixed.threats) : fc.constantFrom(...THREAT_LAYOUTS),
    considered: fixed.considered
      ? fc.constant(fixed.considered)
      : fc.constantFrom(...CONSIDERED_LAYOUTS),
  });
  return fc
    .tuple(layouts, told, styles)
    .map(([chosen, all, numbers]) => written(chosen, all, numbers));
}

/** A text as the Markdown reader reads it. */
export function read(text: string): ThreatModel {
  return markdown.read({ path: "docs/design/gift-cards.md", text }, { headings: [] });
}
