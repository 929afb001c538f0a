import type { CheckRunRecord } from "../support/github/check-runs.ts";
import { expectNoViolations, type LocalGitHub } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { ANSWERED, type Expected, GROWTH, LEDGER, PAYMENTS, type Scene } from "./scenes.ts";
import { printAsked, printCheckRun, printScene, type Screen, styled } from "./screen.ts";

/** Plays the demo's pull requests; an error when a verdict is not what it should be. */
export async function play(github: LocalGitHub, screen: Screen): Promise<void> {
  const independent = await playScene(github, screen, 1, GROWTH);
  const pull = await playScene(github, screen, 2, LEDGER);
  await playScene(github, screen, 3, PAYMENTS);

  screen.print(`\n${styled(screen, "bold", "4. leo answers the three questions")}  and pushes`);
  const started = performance.now();
  const files = { [LEDGER.path]: ANSWERED.document };
  const pushed = await github.asUser(LEDGER.author).push(pull, files);
  await expectVerdict(github, screen, pushed, ANSWERED.expected, started);
  const late = github.pull(independent.repository, independent.number).teams;
  if (late.length > 0) throw new Error(`${late} was asked to review what growth does alone.`);
  expectNoViolations(github);
}

async function playScene(
  github: LocalGitHub,
  screen: Screen,
  number: number,
  scene: Scene,
): Promise<OpenedPull> {
  const { title, path, document } = scene;
  const started = performance.now();
  const pull = await github.asUser(scene.author).openPullRequest(scene.repository, {
    title,
    branch: "design",
    files: { [path]: document },
  });
  printScene(screen, number, scene, pull.number);
  await expectVerdict(github, screen, pull, scene.expected, started);
  return pull;
}

async function expectVerdict(
  github: LocalGitHub,
  screen: Screen,
  pull: OpenedPull,
  expected: Expected,
  started: number,
): Promise<void> {
  const run = await github.waitFor.checkRun({ ...pull, name: "Threat model" });
  const seconds = (performance.now() - started) / 1000;
  const asked = () => github.pull(pull.repository, pull.number).teams;
  if (expected.asked.length > 0) {
    await github.waitFor.until("review request", () => asked().length > 0);
  }
  printCheckRun(screen, run, seconds);
  printAsked(screen, asked());
  const problems = differences(run, asked(), expected);
  if (problems.length === 0) return;
  const where = `${pull.repository}#${pull.number}`;
  throw new Error(`The check run of ${where} is not what it should be:\n${problems.join("\n")}`);
}

function differences(
  run: CheckRunRecord,
  asked: readonly string[],
  expected: Expected,
): readonly string[] {
  const failures = run.annotations.filter((it) => it.annotation_level === "failure").length;
  const rows: readonly (readonly [
    what: string,
    is: unknown,
    shouldBe: unknown,
    isRight: boolean,
  ])[] = [
    ["conclusion", run.conclusion, expected.conclusion, run.conclusion === expected.conclusion],
    ["title", run.output.title, expected.title, expected.title.test(run.output.title ?? "")],
    ["failures", failures, expected.failures, failures === expected.failures],
    ["review asked of", asked, expected.asked, String(asked) === String(expected.asked)],
  ];
  return rows
    .filter(([, , , isRight]) => !isRight)
    .map(([what, is, shouldBe]) => `  ${what}: ${is}, and should be ${shouldBe}`);
}
