import { nameKey } from "../../model/names.ts";
import { assetKindOf } from "../vocabulary/asset-kind.ts";
import { bareWords } from "../vocabulary/words.ts";
import { type Columns, columnOf } from "./columns.ts";
import type { Draft } from "./draft.ts";
import { splitNames } from "./threat.ts";

const ASSET =
  /^(?:(?:protected|information|data|key|critical) )?assets?$|^(?:activos?|ativos?|actifs?|schutzguter|schutzgut|資産|资产)$/u;
const PARENTHESES = /\([^()]*\)/gu;

/** Whether a table of threats goes through assets: `| Asset | Threat | Mitigation |`. */
export function goesThroughAssets(columns: Columns): boolean {
  const at = columnOf(columns, "asset");
  const threat = columnOf(columns, "threat", "scenario", "title");
  return at !== -1 && at < threat && ASSET.test(bareWords(columns.headers[at] ?? ""));
}

/** Where nothing else lists the assets, those that tables of threats go through are the list. */
export function listAssetsOfThreats(draft: Draft): void {
  if (draft.assets.length > 0 || draft.assetColumns.size === 0) return;
  const told = new Set<string>();
  for (const { source, assets, line, endLine } of draft.threats) {
    if (!draft.assetColumns.has(source)) continue;
    for (const name of assets.flatMap(namesIn)) {
      const key = nameKey(name);
      if (told.has(key)) continue;
      told.add(key);
      draft.assets.push({
        id: null,
        name,
        kind: assetKindOf(name),
        description: null,
        line,
        endLine,
      });
    }
  }
}

/** Commas in parentheses put nothing apart. */
function namesIn(cell: string): readonly string[] {
  const whole = cell.replace(/\s*\n\s*/gu, "\n").trim();
  return /[,;\n]/u.test(whole.replace(PARENTHESES, "")) ? splitNames(whole) : [whole];
}
