import { describe, expect, test } from "vitest";
import { answerTo } from "../../src/commands/answering/answer.ts";
import type { Situation, Writer } from "../../src/commands/command.ts";
import { COMMANDS } from "../../src/commands/index.ts";
import { readComment } from "../../src/commands/reading/read-comment.ts";
import { commentOfPayload } from "../../src/github/comment-payload.ts";
import type { JudgedFacts } from "../../src/model/facts.ts";
import type { Severity } from "../../src/model/severity.ts";
import { aDocument, aGap, aPull, assessed, someFacts } from "../support/facts-builder.ts";
import { threat } from "../support/threat-model-builder.ts";
import { aSituation } from "./situations.ts";

/**
 * What each command comes to for each person, on ada's pull request for team payments, with a gap
 * and a threat of each severity. The outsider's is on a public repository of an organisation that
 * keeps details out of its checks. What the words say is below.
 */
const TABLE = `
| command                      | anyone       | author       | team member  | lead         | Security     | author of Security | a bot   | outsider, in public |
| ---------------------------- | ------------ | ------------ | ------------ | ------------ | ------------ | ------------------ | ------- | ------------------- |
| help                         | help         | help         | help         | help         | help         | help               | silence | help                |
| status                       | verdict      | verdict      | verdict      | verdict      | verdict      | verdict            | silence | verdict             |
| check                        | to write     | 👍           | 👍           | 👍           | 👍           | 👍                 | silence | to write            |
| explain stride-gap           | why          | why          | why          | why          | why          | why                | silence | why                 |
| hint                         | for the team | a step       | a step       | a step       | for the team | a step             | silence | for the team        |
| template                     | for the team | rows         | rows         | rows         | for the team | rows               | silence | for the team        |
| review                       | for the team | asked        | asked        | asked        | for the team | asked              | silence | for the team        |
| not-applicable A button      | for the team | noted        | noted        | noted        | for the team | noted              | silence | for the team        |
| accept T-low later           | for leads    | for leads    | for leads    | 2027-05-22   | 2027-05-22   | 2027-05-22         | silence | kept back           |
| accept T-medium later        | by Security  | by Security  | by Security  | by Security  | 2027-02-21   | 2027-02-21         | silence | kept back           |
| accept T-high later          | by Security  | by Security  | by Security  | by Security  | 2026-12-23   | own risk           | silence | kept back           |
| accept T-critical later      | by Security  | by Security  | by Security  | by Security  | one more     | own risk           | silence | kept back           |
| approve                      | for Security | for Security | for Security | for Security | 👍           | own change         | silence | for Security        |
| request-changes Backups?     | for Security | for Security | for Security | for Security | 👍           | 👍                 | silence | for Security        |
| finding high tampering Skims | for Security | for Security | for Security | for Security | 👍           | 👍                 | silence | for Security        |
| retract F-1 None             | for Security | for Security | for Security | for Security | taken back   | taken back         | silence | for Security        |
| severity F-1 low             | for Security | for Security | for Security | for Security | corrected    | corrected          | silence | for Security        |
| escape F-1 outside-stride    | for Security | for Security | for Security | for Security | classed      | classed            | silence | for Security        |
| fixed F-1                    | for the team | fixed        | fixed        | fixed        | for the team | fixed              | silence | for the team        |
| findings                     | none yet     | none yet     | none yet     | none yet     | none yet     | none yet           | silence | kept back           |
| waive A hotfix               | for Security | for Security | for Security | for Security | open         | own change         | silence | for Security        |
| assign @lee                  | for Security | for Security | for Security | for Security | named        | named              | silence | for Security        |
| unassign @kim                | for Security | for Security | for Security | for Security | freed        | freed              | silence | for Security        |
| phase                        | review       | review       | review       | review       | review       | review             | silence | review              |
| promote payments             | for Security | for Security | for Security | for Security | 👍           | 👍                 | silence | for Security        |
| demote payments Incidents    | for Security | for Security | for Security | for Security | 👍           | 👍                 | silence | for Security        |
| trained @ben @lea live       | for Security | for Security | for Security | for Security | 👍           | 👍                 | silence | for Security        |
`;

/** The words of the table: a hand, and what the answer says. */
const WORDS: Readonly<Record<string, readonly [hand: "👍" | "😕", says: RegExp | null]>> = {
  "👍": ["👍", null],
  help: ["👍", /^Here you may use:/],
  verdict: ["👍", /\*\*Verdict:\*\* Waiting for Security to review/],
  why: ["👍", /^\*\*`stride-gap`\*\* finds/],
  "a step": ["👍", /step 1 of 3/],
  rows: ["👍", /To paste into <code>docs/],
  asked: ["👍", /^Security \(security\) is asked for a review\.$/],
  noted: ["👍", /^Noted, for these documents as they are now\. Security is asked to confirm/],
  "2026-12-23": ["👍", /is accepted until the end of 2026-12-23 \(UTC\)/],
  "2027-02-21": ["👍", /is accepted until the end of 2027-02-21 \(UTC\)/],
  "2027-05-22": ["👍", /is accepted until the end of 2027-05-22 \(UTC\)/],
  "one more": ["👍", /accepted once somebody else of Security says so too/],
  "taken back": ["👍", /^F-1 no longer counts\.$/],
  corrected: ["👍", /^F-1 is of severity low now\.$/],
  classed: ["👍", /^F-1 escaped as outside-stride\.$/],
  fixed: ["👍", /^F-1 is marked as fixed\.$/],
  "none yet": ["👍", /^There is no finding here yet/],
  open: ["👍", /^The gate is open until this pull request is merged/],
  named: ["👍", /^lee is asked for a review\.$/],
  freed: ["👍", /^kim is not asked any more\./],
  review: ["👍", /^Team \*\*payments\*\* is in the phase \*\*Review\*\*/],
  "to write": ["😕", /is for those who may write to this repository/],
  "for the team": ["😕", /is for the author \(ada\) and members of payments with write access\./],
  "for Security": [
    "😕",
    /is for active members of the security team \(security\)\. .*\/threatmodel review/,
  ],
  "for leads": [
    "😕",
    /^A lead of the owning team, or Security, may accept a threat of severity low\. /,
  ],
  "by Security": [
    "😕",
    /^Only Security may accept a threat of severity (?:medium|high|critical)\. /,
  ],
  "own risk": [
    "😕",
    /^Nobody accepts a threat of severity (?:high|critical) for a change of their own\. /,
  ],
  "own change": [
    "😕",
    /^You wrote a part of this change, so it takes somebody else of Security\. /,
  ],
  "kept back": ["😕", /keeps the details of threat models out of pull requests/],
};

type Person = Writer & { readonly isBot?: boolean; readonly isOutside?: boolean };

const PEOPLE: Readonly<Record<string, Person>> = {
  anyone: { login: "wes", roles: ["anyone"], isAuthor: false },
  author: { login: "ada", roles: ["anyone", "writer", "team"], isAuthor: true },
  "team member": { login: "ben", roles: ["anyone", "writer", "team"], isAuthor: false },
  lead: { login: "lea", roles: ["anyone", "writer", "team", "lead"], isAuthor: false },
  Security: { login: "sam", roles: ["anyone", "writer", "security"], isAuthor: false },
  "author of Security": {
    login: "ada",
    roles: ["anyone", "writer", "team", "security"],
    isAuthor: true,
  },
  "a bot": { login: "renovate[bot]", roles: ["anyone", "writer"], isAuthor: false, isBot: true },
  "outsider, in public": { login: "olga", roles: ["anyone"], isAuthor: false, isOutside: true },
};

const DOCUMENT = aDocument("# Billing", { path: "docs/design/billing.md" });

const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];
const ASSESSMENT = assessed([aGap("stride-gap", 4, { stride: "tampering" })], {
  threats: SEVERITIES.map((severity) =>
    threat(`A ${severity} one`, { id: `T-${severity}`, severity }),
  ),
});

/** What was seen before any of it was known is what stands. */
function factsFor({ isOutside = false }: Person): JudgedFacts {
  const facts = someFacts("review", { documents: [DOCUMENT] });
  const payments = { name: "payments", github: "payments", training: null, repos: [], paths: [] };
  const teams = [{ ...payments, phase: "review" }] as const;
  const policy = { ...facts.policy.policy, teams, publicRepositories: "summary" } as const;
  const repository = { ...aPull().repository, isPrivate: !isOutside };
  const pull = aPull({ requestedReviewers: ["kim"], repository });
  return { ...facts, pull, policy: { ...facts.policy, policy } };
}

/** What somebody gets for a line: a hand and a text, or silence. */
function answerFor(line: string, person: Person): readonly [string, string | null] | "silence" {
  const body = `/threatmodel ${line}`;
  const user = { login: person.login, type: person.isBot ? "Bot" : "User" };
  const { isByPerson } = commentOfPayload({
    issue: { number: 12, pull_request: {} },
    comment: { id: 1, html_url: "", user, body, created_at: "2026-11-23T12:00:00Z" },
  });
  if (!isByPerson) return "silence";
  const [said] = readComment(body, COMMANDS);
  if (said === undefined) throw new Error(`no command in ${line}`);
  const situation: Situation = aSituation({
    facts: factsFor(person),
    assessment: ASSESSMENT,
    writer: person,
  });
  const { result, answer } = answerTo(said, situation);
  return [result === "done" ? "👍" : "😕", answer];
}

const [HEAD = [], , ...ROWS] = TABLE.trim()
  .split("\n")
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test("the table has a row for each command, and a column for each person", () => {
  const named = new Set(ROWS.map(([line = ""]) => line.split(" ")[0]));
  expect([...named]).toEqual(COMMANDS.map(({ name }) => name));
  expect(HEAD.slice(1)).toEqual(Object.keys(PEOPLE));
});

describe.each(ROWS.map(([line = "", ...cells]) => [line, cells] as const))("%s", (line, cells) => {
  test.each(HEAD.slice(1).map((name, at) => [name, cells[at] ?? ""] as const))(
    "for %s: %s",
    (name, word) => {
      const person = PEOPLE[name] ?? expect.fail(`nobody is called ${name}`);
      const given = answerFor(line, person);
      if (word === "silence") return expect(given).toBe("silence");
      const [hand, says] = WORDS[word] ?? expect.fail(`the word "${word}" says nothing`);
      expect(given).toEqual([hand, says === null ? null : expect.stringMatching(says)]);
    },
  );
});
