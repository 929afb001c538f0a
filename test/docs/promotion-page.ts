import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { simulatedTeams, TEAMS } from "../promotion/simulated-teams.ts";
import {
  byConditions,
  byStreak,
  ledBack,
  outcomeOf,
  SESSIONS,
  SESSIONS_AFTER,
  TRUE_RATES,
} from "../promotion/simulation.ts";

export const PAGE = "docs/promotion.md";

const BEGIN = "<!-- simulated: npm run docs -->";
const END = "<!-- end -->";

/** The page with its tables as the simulation gives them now. */
export function withSimulation(page: string): string {
  const [before = "", rest = ""] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? "";
  return `${before}${BEGIN}\n\n${simulated()}\n\n${END}${after}`;
}

const WIDE = { window: 10, findings: 10 };
const WIDE_NAME = "with `window: 10` and `findings: 10`";

const RULES = [
  ["by the defaults", byConditions()],
  [WIDE_NAME, byConditions(WIDE)],
  ["by three sessions in a row without a miss", byStreak],
] as const;

/** From here on a team is a good one. */
const MARK = DEFAULT_POLICY.promotion.rate;

function simulated(): string {
  const rows = TRUE_RATES.map((rate) => {
    const teams = simulatedTeams(rate, SESSIONS);
    const outcomes = RULES.map(([, rule]) => outcomeOf(teams, rule));
    const promoted = outcomes.map(({ promoted: part, median }) =>
      part === 0 ? "0 %" : `${part} %, after ${median}`,
    );
    const back = ledBack(teams);
    const name = `${Math.round(rate * 100)} %`;
    const isGood = rate >= MARK;
    const parts = [back.all, back.missed, back.rate, ledBack(teams, WIDE).all];
    return {
      on: [name, isGood ? "rightly" : "too early", ...promoted],
      back: [name, isGood ? "wrongly" : "rightly", ...parts.map((part) => `${part} %`)],
    };
  });
  const finds = "what a team finds in the long run";
  return [
    table(
      [finds, "promoted", ...RULES.map(([name]) => name)],
      rows.map(({ on }) => on),
    ),
    `Promoted from observation to review within ${SESSIONS} sessions, of ${TEAMS} simulated teams in each row, and after how many sessions in the median. All columns judge the same teams.`,
    table(
      [
        finds,
        "led back",
        "by the defaults",
        "of them for a missed critical",
        "of them for a rate under `back_rate`",
        WIDE_NAME,
      ],
      rows.map(({ back }) => back),
    ),
    `Led back from review within ${SESSIONS_AFTER} sessions, whichever rule promoted them; some for both reasons at once.`,
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return lines.join("\n");
}
