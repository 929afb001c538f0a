import { expect, test } from "vitest";
import { withPhase, withStep } from "../../src/policy/set-phase.ts";

const TABLE: readonly (readonly [name: string, team: string, to: string | null])[] = [
  [
    "a phase in a block",
    "payments:\n    # Since May\n    phase: training # ask Kim\n    repos: [a]",
    "payments:\n    # Since May\n    phase: review # ask Kim\n    repos: [a]",
  ],
  ["a quoted phase", 'payments: { phase: "training" }', "payments: { phase: review }"],
  [
    "a phase in one line",
    "payments: { repos: [a], phase: training } # x",
    "payments: { repos: [a], phase: review } # x",
  ],
  ["none in a block", "payments:\n    repos: [a]", "payments:\n    phase: review\n    repos: [a]"],
  ["none in one line", "payments: { repos: [a] }", "payments: { phase: review, repos: [a] }"],
  ["none in an empty line", "payments: {}", "payments: { phase: review }"],
  ["the phase that it is in already", "payments: { phase: review }", null],
  ["another team", "web: { phase: training }", null],
];

test.each(TABLE)("%s", (_name, before, after) => {
  const file = (team: string) =>
    `# Ours\nversion: 1\nteams:\n  ${team}\n  # Others\n  search: {phase:   observation}\n`;
  expect(withPhase(file(before), "payments", "review")).toBe(after === null ? null : file(after));
});

test("a file that cannot be read is left alone", () => {
  expect(withPhase("version: 1\nteams: [", "payments", "review")).toBeNull();
  expect(withPhase("version: 2\nteams: { payments: {} }", "payments", "review")).toBeNull();
});

test("a step is made from the phase that it is meant for, and from no other", () => {
  const file = "version: 1\nteams: { payments: { phase: observation } }\n";
  const step = { team: "payments", from: "observation", to: "review" } as const;
  expect(withStep(file, step)).toBe(file.replace("observation", "review"));
  expect(withStep(file.replace("observation", "training"), step)).toBeNull();
  expect(withStep(file, { ...step, team: "web" })).toBeNull();
});
