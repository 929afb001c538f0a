import { describe, expect, test } from "vitest";
import { answerTo } from "../../src/commands/answering/answer.ts";
import { answerComment, markerOf } from "../../src/commands/answering/comment.ts";
import { COMMANDS } from "../../src/commands/index.ts";
import { readComment } from "../../src/commands/reading/read-comment.ts";
import type { JudgedFacts } from "../../src/model/facts.ts";
import type { Policy, TeamPolicy } from "../../src/model/policy.ts";
import type { TrainingModule } from "../../src/model/training.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { aGap, aPull, assessed, factsUnder, someFacts } from "../support/facts-builder.ts";
import { aSituation, given, PEOPLE } from "./situations.ts";

describe("who may", () => {
  test.each([
    ["approve", PEOPLE["a team member"], /members of the security team.*\/threatmodel review/],
    ["review", PEOPLE["an outsider"], /the author .*ada.* and members of payments with write/],
    ["check", PEOPLE["an outsider"], /may write to this repository/],
    ["waive x", PEOPLE["the author, of Security"], /somebody else of Security/],
  ])("whom %s is not for is told whom, and what to do instead", (line, writer, told) => {
    const { result, answer, effects } = given(line, { writer });
    expect([result, effects]).toEqual(["refused", []]);
    expect(answer).toMatch(told);
  });

  test("help lists what this person may use, and no more", () => {
    const { answer } = given("help", { writer: PEOPLE["an outsider"] });
    expect(answer?.match(/(?<=\/threatmodel )[a-z-]+/g)).toEqual([
      "help",
      "status",
      "explain",
      "findings",
      "phase",
    ]);
  });
});

test.each([
  ["assign @kim", "done", /kim is asked/],
  ["assign kim", "done", /kim is asked/],
  ["assign @ada", "refused", /wrote this pull request/],
  ["assign @kim @lee", "refused", /wants one name/],
  ["assign https://example.com/kim", "refused", /wants one name/],
  ["unassign @kim", "refused", /Nobody is asked by name/],
])("%s: %s", (line, result, told) => {
  const outcome = given(line);
  expect([outcome.result, outcome.answer]).toEqual([result, expect.stringMatching(told)]);
});

test.each([
  ["waive x until:2026-11-22", "refused", /over already/],
  ["waive x until:2026-11-23", "done", /until the end of 2026-11-23/],
  ["waive x until:2026-11-23T12:00Z", "refused", /over already/],
  ["waive x until:2026-11-23T12:01Z", "done", /until 2026-11-23 12:01 UTC/],
  ["waive x until:2026-11-24T25:00Z", "refused", /until: wants a day/],
  ["waive x until:tomorrow", "refused", /until: wants a day/],
  ["waive x until:2026-02-30", "refused", /until: wants a day/],
])("%s: %s", (line, result, told) => {
  const outcome = given(line);
  expect(outcome.result).toBe(result);
  expect(outcome.answer).toMatch(told);
});

test("a hint goes one step further each time, then points to Security", () => {
  const gap = aGap("stride-gap", 4, { id: "stride-gap@ledger:tampering", stride: "tampering" });
  const change = { assessment: assessed([gap]), writer: PEOPLE["the author"] };
  const steps = [0, 1, 2, 3].map((before) => {
    const { answer, effects } = given("hint", { ...change, hints: Array(before).fill(gap.id) });
    expect(effects).toEqual([{ kind: "count-hint", gap: gap.id, named: null }]);
    return (
      /step (\d of \d)/.exec(answer ?? "")?.[1] +
      (answer?.includes("/threatmodel review") ? " last" : "")
    );
  });
  expect(steps).toEqual(["1 of 3", "2 of 3", "3 of 3 last", "3 of 3 last"]);
  expect(given("hint stride-gap@leger:tampering", change).answer).toContain("Did you mean");
});

test.each(["explain repudiation", "hint"])("%s names the training that teaches it", (line) => {
  const gap = aGap("stride-gap", 4, { stride: "repudiation" });
  const assessment = assessed([gap]);
  const writer = PEOPLE["the author"];
  const told = (facts: JudgedFacts) =>
    given(line, { assessment, writer, hints: [gap.id, gap.id], facts }).answer;
  expect(told(someFacts("review"))).toMatch(/The training on \[foundations\]\(https:.*\) teaches/);

  const training = (module: TrainingModule) =>
    factsUnder("review", { training: { ...DEFAULT_POLICY.training, modules: [module] } });
  const own = { name: "logs", link: null, stride: ["repudiation"] } as const;
  expect(told(training(own))).toContain("The training on logs teaches");
  expect(told(training({ ...own, stride: [] }))).not.toContain("The training on");
});

test.each<[string, string, Partial<Policy>, readonly string[]]>([
  ["phase", "of the team whose it is", {}, ["web"]],
  ["phase Payments", "of a team that is named", {}, ["payments"]],
  ["phase payments", "not where details are kept back", { publicRepositories: "summary" }, []],
])("%s tells of training, %s", (line, _what, changes, told) => {
  const teams = ["payments", "web"].map(
    (name): TeamPolicy => ({
      ...{ name, github: `the-${name}`, phase: "review", training: null, repos: [], paths: [] },
    }),
  );
  const facts = factsUnder("review", { teams, ...changes });
  const { repository } = facts.pull;
  const pull = { ...facts.pull, repository: { ...repository, isPrivate: false } };
  const ownership = { ...facts.ownership, team: "web" };
  const { answer, effects } = given(line, { facts: { ...facts, pull, ownership } });
  expect(effects).toEqual(
    told.map((team) => ({
      ...{ kind: "tell-team", team, phase: "review", github: `the-${team}`, words: answer },
    })),
  );
});

test.each(["hint", "template"])("%s tells nothing where details are kept back", (line) => {
  const facts = someFacts("review");
  const { policy } = facts.policy;
  const kept = { ...facts.policy, policy: { ...policy, publicRepositories: "summary" as const } };
  const repository = { ...facts.pull.repository, isPrivate: false };
  const pull = { ...facts.pull, repository };
  const assessment = assessed([aGap("stride-gap", 4)]);
  const change = { writer: PEOPLE["the author"], assessment };
  const told = given(line, { ...change, facts: { ...facts, policy: kept, pull } });
  expect(told.result).toBe("refused");
  expect(told.answer).toContain("npx threatgate check");
  expect(given(line, { ...change, facts: { ...facts, policy: kept } }).result).toBe("done");
});

test("a template holds what is drawn, and a row for what nobody considered", () => {
  const line = { line: 1, endLine: 1 };
  const elements = [
    { ...line, name: "Ledger ~~~~~ | @sam", kind: "data-store", boundary: null },
  ] as const;
  const writer = PEOPLE["the author"];
  const whole = given("template", { writer, assessment: assessed([], { elements }) }).answer;
  expect(whole).toMatch(/## Threat model\n.*\| Ledger \\~\\~\\~\\~\\~ \\\| \\@sam \| data \|/s);
  const section = { ...line, heading: "Threat model" };
  const gap = aGap("stride-gap", 4, { stride: "tampering", subject: "Ledger" });
  const rows = given("template", { writer, assessment: assessed([gap], { section }) }).answer;
  expect(rows).toContain("| | | Tampering | Ledger | | | open |");
  expect(rows).not.toContain("## Threat model");
});

test.each(["hint", "template"])(
  "%s tells nothing of gaps where the config keeps them in",
  (line) => {
    const facts = someFacts("review");
    const policy = { ...facts.policy.policy, publicRepositories: "summary" } as const;
    const pull = aPull({ repository: { ...aPull().repository, isPrivate: false } });
    const { answer } = given(line, {
      facts: { ...facts, pull, policy: { ...facts.policy, policy } },
      assessment: assessed([aGap("stride-gap", 4, { stride: "tampering", subject: "Vault" })], {
        elements: [{ line: 1, endLine: 1, name: "Vault", kind: "data-store", boundary: null }],
      }),
      writer: PEOPLE["the author"],
    });
    expect(answer).not.toContain("Vault");
  },
);

test("hostile text of a comment pings nobody and forms nothing in the answer", () => {
  const [said] = readComment("/threatmodel @acme/all <img src=x> [a](http://b) `", COMMANDS);
  if (said === undefined) throw new Error("no command");
  const { answer } = answerTo(said, aSituation());
  expect(answer).not.toMatch(/@acme|<img|\]\(http|`/);
});

test("the answers to several commands stand in one comment with its mark, within GitHub's limit", () => {
  const said = readComment("/threatmodel explain stride-gap\n".repeat(20), COMMANDS);
  const answered = said.map((each) => ({ said: each, outcome: answerTo(each, aSituation()) }));
  const text = answerComment(answered, markerOf(5)) ?? "";
  expect(text.length).toBeLessThan(65_536);
  expect(text.endsWith("<!-- threatgate answers comment 5 -->")).toBe(true);
  expect(answerComment([], markerOf(5))).toBeNull();
});
