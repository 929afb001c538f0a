import { ASSIGNMENTS } from "../../src/model/assigned-review.ts";
import { loadOf } from "./load.ts";
import { spreadCells, spreadOf } from "./spread.ts";
import { yearOf } from "./year.ts";

// `npm run simulation [SEED]`: how each way of choosing reviewers spreads the same year's work.
const MEMBERS = 12;
const PULLS = 10_000;

const year = yearOf({ pulls: PULLS, members: MEMBERS, seed: Number(process.argv[2] ?? 1) });
const steady = year.team.slice(0, MEMBERS / 2).map(({ login }) => login);
const header = ["way", "figure", "min", "median", "max", "deviation"];

const rows = ASSIGNMENTS.flatMap((assign) => {
  const { totals, open } = loadOf(assign, year);
  const ofSteady = steady.map((login) => totals.get(login) ?? 0);
  return [
    [`\`${assign}\``, "open reviews of one person", ...spreadCells(spreadOf(open))],
    ["", "reviews in the year, of those always there", ...spreadCells(spreadOf(ofSteady))],
    ["", "reviews in the year, of all", ...spreadCells(spreadOf([...totals.values()]))],
  ];
});

const table = [header, header.map(() => "---"), ...rows];
process.stdout.write(`${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`);
