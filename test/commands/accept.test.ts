import { describe, expect, test } from "vitest";
import { answerTo } from "../../src/commands/answering/answer.ts";
import type { Situation, Writer } from "../../src/commands/command.ts";
import { COMMANDS } from "../../src/commands/index.ts";
import { readComment } from "../../src/commands/reading/read-comment.ts";
import {
  type Acceptance,
  type AcceptancePolicy,
  acceptanceKey,
} from "../../src/model/acceptance.ts";
import type { Severity } from "../../src/model/severity.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { acceptedThreats } from "../../src/report/accepted-threats.ts";
import { withAcceptances } from "../../src/verdict/accepted-threats.ts";
import { assessed, someFacts } from "../support/facts-builder.ts";
import { threat as aThreat, threatModel as aThreatModel } from "../support/threat-model-builder.ts";
import { aSituation, PEOPLE } from "./situations.ts";

const LEAD: Writer = { login: "lea", roles: ["anyone", "writer", "team", "lead"], isAuthor: false };
const AUTHOR_LEAD: Writer = { ...LEAD, login: "ada", isAuthor: true };
const KIM: Writer = { ...PEOPLE.Security, login: "kim" };
const OWN = PEOPLE["the author, of Security"];
const TODAY = "2026-11-23";
const ON_THAT_DAY = { today: TODAY, rules: DEFAULT_POLICY.acceptance };

const threatOf = (severity: Severity | null) => aThreat("A stolen key", { id: "T1", severity });

/** What `accept` comes to for a threat of a severity: its result, and what is kept. */
function accepting(severity: Severity | null, changes: Partial<Situation> = {}, line = "T1 later") {
  const [said] = readComment(`/threatmodel accept ${line}`, COMMANDS);
  if (said === undefined) throw new Error("no command");
  const assessment = assessed([], { threats: [threatOf(severity)] });
  return answerTo(said, aSituation({ assessment, ...changes }));
}

function word(by: string, severity: Severity, until: string): Acceptance {
  const at = "2026-11-20T12:00:00Z";
  return { threat: acceptanceKey(threatOf(severity)), severity, by, reason: "later", until, at };
}

describe("who may accept a threat, and until when", () => {
  const TABLE: readonly (readonly [Severity, who: string, Writer, last: string | null])[] = [
    ["low", "a member of the team", PEOPLE["a team member"], null],
    ["low", "a lead", LEAD, "2027-05-22"],
    ["low", "a lead, for an own change", AUTHOR_LEAD, "2027-05-22"],
    ["low", "Security", PEOPLE.Security, "2027-05-22"],
    ["medium", "a lead", LEAD, null],
    ["medium", "Security", PEOPLE.Security, "2027-02-21"],
    ["medium", "Security, for an own change", OWN, "2027-02-21"],
    ["high", "Security", PEOPLE.Security, "2026-12-23"],
    ["high", "Security, for an own change", OWN, null],
    ["critical", "Security", PEOPLE.Security, "2026-11-30"],
    ["critical", "Security, for an own change", OWN, null],
  ];

  test.each(TABLE)("%s by %s", (severity, _who, writer, last) => {
    const { result, effects } = accepting(severity, { writer });
    expect(result).toBe(last === null ? "refused" : "done");
    expect(effects).toMatchObject(
      last === null ? [] : [{ severity, until: last, reason: "later" }],
    );
  });

  test.each([
    ["T1 x until:2026-12-23", "done", /until the end of 2026-12-23/],
    ["T1 x until:2026-12-24", "refused", /until 2026-12-23 at most/],
    ["T1 x until:2026-11-22", "refused", /over already/],
    ['"a stolen KEY" x', "done", /until the end of/],
    ["T2 x", "refused", /no threat <code>T2<\/code> in this pull request/],
    ['"A stolen kye" x', "refused", /Did you mean <code>A stolen key/],
  ])("a high threat: accept %s", (line, result, told) => {
    const outcome = accepting("high", {}, line);
    expect([outcome.result, outcome.answer]).toEqual([result, expect.stringMatching(told)]);
  });

  test("a threat without a severity cannot be accepted", () => {
    expect(accepting(null).answer).toContain("has no severity yet");
  });

  test("a critical threat takes two people", () => {
    expect(accepting("critical").effects).toMatchObject([{ after: "waits for a second person" }]);
    const with_ = (by: string) => ({
      facts: { ...someFacts("review"), acceptances: [word(by, "critical", "2026-11-30")] },
      writer: KIM,
    });
    expect(accepting("critical", with_("kim")).effects).toMatchObject([
      { after: "waits for a second person" },
    ]);
    expect(accepting("critical", with_("sam")).effects).toMatchObject([
      { after: "accepted until 2026-11-30" },
    ]);
  });
});

describe("where the config says otherwise", () => {
  const underPolicy = (acceptance: Partial<AcceptancePolicy>, isPrivate = true) => {
    const facts = someFacts("review");
    const { policy } = facts.policy;
    const changed = {
      ...policy,
      publicRepositories: "summary",
      acceptance: { ...policy.acceptance, ...acceptance },
    } as const;
    const pull = { ...facts.pull, repository: { ...facts.pull.repository, isPrivate } };
    return { ...facts, pull, policy: { ...facts.policy, policy: changed } };
  };

  test.each([
    ["a lead may", "high", { by: "lead", people: 1, days: 14 }, LEAD, /end of 2026-12-07/],
    ["but not for an own change", "high", { by: "lead", people: 1, days: 14 }, AUTHOR_LEAD, /own/],
    ["nor of one critical", "critical", { by: "lead", people: 1, days: 7 }, AUTHOR_LEAD, /own/],
    ["it takes two leads", "low", { by: "lead", people: 2, days: 9 }, LEAD, /another lead, or Sec/],
    ["Security alone", "low", { by: "security", people: 1, days: 9 }, LEAD, /^Only Security may/],
  ] as const)("%s: %s", (_what, severity, rule, writer, told) => {
    const facts = underPolicy({ [severity]: rule });
    expect(accepting(severity, { facts, writer }).answer).toMatch(told);
  });

  test("an acceptance that one gave alone stops counting when it takes two", () => {
    const rules = underPolicy({ high: { by: "security", people: 2, days: 30 } }).policy.policy;
    const model = aThreatModel({ threats: [threatOf("high")] });
    const when = { today: TODAY, rules: rules.acceptance };
    const ruled = withAcceptances(model, [word("sam", "high", TODAY)], when);
    expect(ruled.threats[0]?.status).toBe("open");
  });

  test("in public, a threat is called what its writer called it, where details are kept back", () => {
    const facts = underPolicy({}, false);
    expect(accepting("high", { facts }).answer).toMatch(/^<code>T1<\/code> is accepted until/);
    expect(accepting(null, { facts }).answer).not.toContain("stolen");
  });
});

test("status says what is accepted", () => {
  const facts = { ...someFacts("review"), acceptances: [word("sam", "high", "2026-12-01")] };
  const assessment = assessed([], { threats: [threatOf("high")] });
  const [said] = readComment("/threatmodel status", COMMANDS);
  if (said === undefined) throw new Error("no command");
  const { answer } = answerTo(said, aSituation({ facts, assessment }));
  expect(answer).toContain("A stolen key, until 2026-12-01 by sam: later");
});

describe("what counts as accepted", () => {
  const TABLE: readonly (readonly [what: string, Severity, readonly Acceptance[], string])[] = [
    ["on its last day", "high", [word("sam", "high", TODAY)], "accepted"],
    ["not the day after", "high", [word("sam", "high", "2026-11-22")], "open"],
    ["not once its severity moved", "critical", [word("sam", "high", TODAY)], "open"],
    ["not of one person, if critical", "critical", [word("sam", "critical", TODAY)], "open"],
    [
      "not of one person twice",
      "critical",
      [word("sam", "critical", TODAY), word("Sam", "critical", TODAY)],
      "open",
    ],
    [
      "of two, if critical",
      "critical",
      [word("sam", "critical", TODAY), word("kim", "critical", TODAY)],
      "accepted",
    ],
  ];

  test.each(TABLE)("%s", (_what, severity, acceptances, status) => {
    const model = aThreatModel({ threats: [threatOf(severity)] });
    const [threat] = withAcceptances(model, acceptances, ON_THAT_DAY).threats;
    expect(threat?.status).toBe(status);
    const told = acceptedThreats(assessed([], model), {
      ...someFacts("review"),
      acceptances,
      now: `${TODAY}T12:00:00Z`,
    });
    expect(told).toMatch(status === "accepted" ? /until 2026-11-23/ : /open again|second person/);
  });

  test("not another threat that took its title", () => {
    const other = { ...threatOf("high"), assets: ["Vault"] };
    const model = aThreatModel({ threats: [other] });
    const ruled = withAcceptances(model, [word("sam", "high", TODAY)], ON_THAT_DAY);
    expect(ruled.threats[0]?.status).toBe("open");
  });
});
