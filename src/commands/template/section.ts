import { inline } from "../../formats/markdown/write-text.ts";
import type { Gap } from "../../model/gap.ts";
import { nameKey } from "../../model/names.ts";
import { STRIDE, STRIDE_TITLE } from "../../model/stride.ts";
import type { Element, ThreatModel } from "../../model/threat-model.ts";

/** More rows are no help to begin with. */
const MOST_ROWS = 40;

const ASSET_HEAD = "| Asset | Kind | Why it matters |\n| --- | --- | --- |";
const THREAT_HEAD =
  "| ID | Threat | STRIDE | Asset | Severity | Mitigation | Status |\n| --- | --- | --- | --- | --- | --- | --- |";

/** A whole section with what the document draws, and a row for each category; null: no document. */
export function emptySection(model: ThreatModel | null): string {
  const drawn = model === null ? [] : model.elements.map(assetRow);
  const assets = drawn.length === 0 ? ["| | | |"] : drawn.slice(0, MOST_ROWS);
  const threats = STRIDE.map((stride, at) => threatRow(`T${at + 1}`, STRIDE_TITLE[stride], ""));
  return `## Threat model

### Scope

In scope:

Out of scope:

### Assets

${[ASSET_HEAD, ...assets].join("\n")}

### Threats

${[THREAT_HEAD, ...threats].join("\n")}`;
}

/** Rows for what is drawn and not listed, and for what nobody considered; empty: there is neither. */
export function rowsToAdd(model: ThreatModel, gaps: readonly Gap[]): string {
  const listed = new Set(model.assets.map(({ name }) => nameKey(name)));
  const assets = model.elements.filter(({ name }) => !listed.has(nameKey(name))).map(assetRow);
  const threats = gaps.flatMap(({ rule, stride, subject }) =>
    rule !== "stride-gap" || stride === null
      ? []
      : [threatRow("", STRIDE_TITLE[stride], inline(subject ?? ""))],
  );
  const tables = [
    { head: ASSET_HEAD, rows: assets },
    { head: THREAT_HEAD, rows: threats },
  ];
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ head, rows }) => [head, ...rows.slice(0, MOST_ROWS)].join("\n"))
    .join("\n\n");
}

function assetRow({ name, kind }: Element): string {
  return `| ${inline(name)} | ${kind === null ? "" : ASSET_KIND[kind]} | |`;
}

const ASSET_KIND: Readonly<Record<NonNullable<Element["kind"]>, string>> = {
  "external-entity": "external entity",
  process: "application",
  "data-store": "data",
};

function threatRow(id: string, category: string, asset: string): string {
  return `| ${id} | | ${category} | ${asset} | | | open |`;
}
