import {
  byConditions,
  byStreak,
  promoted,
  SESSIONS,
  TEAMS,
  TRUE_RATES,
} from "../promotion/simulation.ts";

export const PAGE = "docs/promotion.md";

const BEGIN = "<!-- simulated: npm run docs -->";
const END = "<!-- end -->";

/** The page with its table as the simulation gives it now. */
export function withSimulation(page: string): string {
  const [before = "", rest = ""] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? "";
  return `${before}${BEGIN}\n\n${simulated()}\n\n${END}${after}`;
}

const JUDGES = [
  ["by the defaults", byConditions()],
  ["with `window: 10` and `findings: 10`", byConditions({ window: 10, findings: 10 })],
  ["by three sessions in a row without a miss", byStreak],
] as const;

function simulated(): string {
  const rows = TRUE_RATES.map((rate) => {
    const parts = JUDGES.map(([, judge]) => `${promoted(rate, judge)} %`);
    return `| ${[`${Math.round(rate * 100)} %`, ...parts].join(" | ")} |`;
  });
  return [
    `| what a team finds in the long run | ${JUDGES.map(([name]) => name).join(" | ")} |`,
    `| --- |${" --- |".repeat(JUDGES.length)}`,
    ...rows,
    "",
    `Promoted within ${SESSIONS} sessions, of ${TEAMS} simulated teams in each row; all columns judge the same teams.`,
  ].join("\n");
}
