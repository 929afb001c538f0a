import { designChapters, flowchart } from "./design.ts";
import { dice } from "./dice.ts";
import { PARTS, paragraph, TOPICS } from "./phrases.ts";
import { catalogue, MANNERS, type Told } from "./threat-models.ts";

/** Characters of design before the threat model, by turns: most are short, a few are very long. */
const DESIGN_SIZES = [1500, 4000, 9000, 2500, 16_000, 6000, 40_000] as const;
/** Threats of a document, by turns. */
const THREATS = [6, 12, 9, 24, 15, 60] as const;

/** The design document of a number: always the same one, with a threat model in it. */
export function syntheticDocument(index: number): string {
  const roll = dice(index + 1);
  const [first, ...rest] = roll.some(4 + (index % 6), PARTS);
  const parts: Told["parts"] = [first ?? PARTS[0], ...rest];
  const told = { parts, threats: THREATS[index % THREATS.length] ?? 6 };
  const manner = MANNERS[index % MANNERS.length] ?? MANNERS[0];
  return [
    `# ${TOPICS[index % TOPICS.length] ?? "A design"}\n`,
    paragraph(roll),
    flowchart(roll, parts),
    designChapters(roll, DESIGN_SIZES[index % DESIGN_SIZES.length] ?? 1500),
    "## Threat model\n",
    catalogue(roll, told) + manner(roll, told),
  ].join("\n");
}
