import type { Asset, ScopeItem, ThreatModel } from "../../model/threat-model.ts";
import { writeMermaid } from "../diagrams/mermaid/write-mermaid.ts";
import { writeConsidered } from "./write-considered.ts";
import { bullets, inline, lines } from "./write-text.ts";
import { writeThreat } from "./write-threat.ts";

/** A threat model as a Markdown document that a team can go on writing. */
export function writeMarkdown(model: ThreatModel): string {
  const { section, path, elements, dataFlows, scope, assets, threats, considered } = model;
  const isDrawn = elements.length + dataFlows.length > 0;
  const blocks = [
    `# ${inline(section?.heading ?? path)}`,
    "## Threat model",
    ...(isDrawn ? ["### Architecture", fenced(writeMermaid(elements, dataFlows))] : []),
    ...scopePart("In scope", scope.in),
    ...scopePart("Out of scope", scope.out),
    ...assetPart(assets),
    ...(threats.length > 0 ? ["### Threats", ...threats.map(writeThreat)] : []),
    ...writeConsidered(considered),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function fenced(mermaid: string): string {
  return `\`\`\`mermaid\n${mermaid}\n\`\`\``;
}

function scopePart(heading: string, items: readonly ScopeItem[]): readonly string[] {
  return items.length === 0 ? [] : [`### ${heading}`, bullets(items.map(({ text }) => text))];
}

function assetPart(assets: readonly Asset[]): readonly string[] {
  if (assets.length === 0) return [];
  const rows = assets.map(({ id, name, kind, description }) => [
    inline(id ?? ""),
    inline(name),
    kind ?? "",
    lines(description ?? "", "<br>"),
  ]);
  const table = [["ID", "Asset", "Kind", "Description"], ["---", "---", "---", "---"], ...rows];
  return ["### Assets", table.map((row) => `| ${row.join(" | ")} |`).join("\n")];
}
