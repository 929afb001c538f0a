import type { Dice } from "./dice.ts";
import { PARTS, paragraph, sentence } from "./phrases.ts";

const CHAPTERS = [
  "Motivation",
  "Proposal",
  "Data model",
  "Rollout",
  "Alternatives",
  "Operations",
  "Open questions",
  "Costs",
] as const;

/** What stands in a design before anybody thinks of threats: prose, lists, tables and code. */
export function designChapters(roll: Dice, size: number): string {
  let text = "";
  for (let index = 0; text.length < size; index += 1) {
    const chapter = CHAPTERS[index % CHAPTERS.length] ?? "More";
    text += `## ${chapter}\n\n${paragraph(roll)}\n${roll.oneOf(BLOCKS)(roll)}\n${paragraph(roll)}\n`;
  }
  return text;
}

/** What the parts say to each other. */
export function flowchart(roll: Dice, parts: readonly string[]): string {
  const nodes = parts.map((part, at) => `  n${at}${at % 3 === 0 ? `[(${part})]` : `[${part}]`}`);
  const edges = parts
    .slice(1)
    .map((_, at) => `  n${roll.below(at + 1)} -->|step ${at}| n${at + 1}`);
  const inner = nodes.slice(0, 3).map((node) => `  ${node}`);
  const all = ["flowchart LR", "  subgraph ours [Our network]", ...inner, "  end"];
  return fence("mermaid", [...all, ...nodes.slice(3), ...edges].join("\n"));
}

const BLOCKS: readonly [(roll: Dice) => string, ...((roll: Dice) => string)[]] = [
  bullets,
  steps,
  fieldTable,
  code,
  quotation,
];

function bullets(roll: Dice): string {
  const items = Array.from({ length: 3 + roll.below(5) }, () => {
    const nested = roll.below(3) === 0 ? `\n  - ${sentence(roll)}` : "";
    return `- **${roll.oneOf(PARTS)}**: ${sentence(roll)}${nested}`;
  });
  return `${items.join("\n")}\n`;
}

function steps(roll: Dice): string {
  return Array.from(
    { length: 3 + roll.below(4) },
    (_, at) => `${at + 1}. ${sentence(roll)}\n`,
  ).join("");
}

function fieldTable(roll: Dice): string {
  const row = (at: number) =>
    `| \`field_${at}\` | ${roll.oneOf(["text", "integer", "date"])} | ${sentence(roll)} |`;
  const rows = Array.from({ length: 4 + roll.below(8) }, (_, at) => row(at));
  return `| Field | Type | Meaning |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function code(roll: Dice): string {
  const lines = Array.from({ length: 5 + roll.below(15) }, (_, at) => {
    return `  const value${at} = await read("${roll.oneOf(PARTS)}", ${roll.below(1000)});`;
  });
  return fence("ts", `export async function run() {\n${lines.join("\n")}\n}`);
}

function quotation(roll: Dice): string {
  return `> ${sentence(roll)}\n> ${sentence(roll)}\n`;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`;
}
