import { compareThreats } from "../../model/compare.ts";
import type { Threat } from "../../model/threat-model.ts";
import { markdown } from "../../report/escape.ts";

/** What is told of a threat that came, went or moved. */
export type ToldThreat = Pick<Threat, "id" | "title" | "assets" | "severity" | "status">;

/** More lines are only counted. */
const MOST_LINES = 10;

/** How threats moved between two readings, as a list; empty: in nothing that is told of them. */
export function differenceInWords(
  before: readonly ToldThreat[],
  after: readonly ToldThreat[],
): string {
  const { kept, added, removed } = compareThreats(before, after);
  const lines = [
    ...added.map((threat) => `- new threat: ${named(threat)}`),
    ...removed.map((threat) => `- threat gone: ${named(threat)}`),
    ...kept.flatMap((pair) => movesOf(pair.before, pair.after)),
  ];
  const more = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}

function movesOf(before: ToldThreat, after: ToldThreat): readonly string[] {
  const moved = (what: "severity" | "status") =>
    before[what] === after[what]
      ? []
      : [
          `- ${what} of ${markdown(after.title, 200)}: ${before[what] ?? "none"} → ${after[what] ?? "none"}`,
        ];
  return [...moved("severity"), ...moved("status")];
}

function named({ title, severity }: ToldThreat): string {
  return `${markdown(title, 200)} (${severity ?? "no severity"})`;
}
