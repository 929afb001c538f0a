import { expect, test } from "vitest";
import type { Organization } from "../../src/model/organization.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { placeWarnings, warningsOf } from "../../src/policy/warnings/index.ts";
import { threadTime } from "../support/thread-time.ts";

const CONFIG = `version: 1
security: { team: security }
teams:
  payments:
    phase: observation
    repos: ["billing-*", ledger]
documents:
  paths: ["docs/design/**", "rfc/*.md"]
  ignore: [docs/design/old/**]
`;

const ACME: Organization = {
  repositories: ["billing-api", "ledger", ".github"],
  teams: ["payments", "security", "web"],
  missingTeams: [],
  security: { hasMembers: true, repositories: ["billing-api", "ledger", ".github"] },
  mayBeNamed: true,
};

function warnings(text: string, organization: Organization | null) {
  const { policy } = parsePolicy(text);
  if (policy === null) throw new Error("not a config");
  return placeWarnings(warningsOf(policy, organization), text).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

const RECORDS = (module: string) =>
  `training: { records: [{ module: introduction, on: 2026-03-02, people: ada },
  { module: ${module}, on: 2026-03-02, people: [ada, ben] }] }\n`;

/** What is changed in the file or in the organisation, and what is said of it. */
const CASES: readonly (readonly [
  what: string,
  replace: readonly [string, string] | null,
  organization: Partial<Organization>,
  says: readonly RegExp[],
])[] = [
  ["a good config", null, {}, []],
  [
    "interests where Security signs everything off",
    ["documents:", "interests: [{ when: { severity: critical } }]\ndocuments:"],
    {},
    [/^7:12 No team is in a phase where Security's sign-off is optional/],
  ],
  [
    "an interest in a team that is not listed",
    [
      "documents:",
      "phases: { observation: { sign_off: optional } }\ninterests: [{ when: { team: [payments, paymets] } }]\ndocuments:",
    ],
    {},
    [/^8:\d+ No team of this file is called "paymets"\. Did you mean "payments"\?$/],
  ],
  [
    "records of a mistyped training module",
    ["documents:", `${RECORDS("lives")}documents:`],
    {},
    [/^8:\d+ No training module is called "lives", .* Did you mean "live"\?$/],
  ],
  [
    "records of a module that was replaced",
    ["documents:", `${RECORDS("live").replace("{", "{ modules: [{ name: own }],")}documents:`],
    {},
    [/^7:\d+ .*"introduction".* Expected own\.$/, /^8:\d+ .*"live".* Expected own\.$/],
  ],
  ["records of known modules", ["documents:", `${RECORDS("live")}documents:`], {}, []],
  [
    "a team to be trained whose GitHub team is not there",
    ["phase: observation", "training: 2026-12-01"],
    { missingTeams: ["payments"], teams: [] },
    [/^4:3 .*no GitHub team "payments"/],
  ],
  ["a dead pattern", ["billing-*", "biling-*"], {}, [/^6:13 "biling-\*" matches none/]],
  [
    "a misspelt repository",
    ["ledger", "legder"],
    {},
    [/^6:26 "legder" .* Did you mean "ledger"\?$/],
  ],
  ["a pattern, where not all repositories are known", ["ledger", "x"], { repositories: null }, []],
  [
    "a team that is named by its key alone",
    null,
    { missingTeams: ["payments"], teams: ["payment", "security"] },
    [/^4:3 .*no GitHub team "payments".*Did you mean "payment"\?$/],
  ],
  [
    "a security team that is not there",
    ["team: security", "team: secruity"],
    { missingTeams: ["secruity"], security: null },
    [/^2:19 .*"secruity".*Did you mean "security"\?$/],
  ],
  ["no security team", ["security: { team: security }\n", ""], {}, [/^1:1 No security team/]],
  [
    "a security team without members",
    null,
    { security: { hasMembers: false, repositories: null } },
    [/^2:19 The team "security" has no members/],
  ],
  [
    "a security team without access",
    null,
    { security: { hasMembers: true, repositories: [".github"] } },
    [/^2:19 .* has no access to billing-api or ledger: GitHub refuses/],
  ],
  [
    "the same where everybody reads it",
    ["ledger", "legder"],
    { security: { hasMembers: true, repositories: [] }, mayBeNamed: false },
    [/^2:19 .* no access to 3 of the repositories: [^.]*\.$/, /^6:26 [^.]*installed on\.$/],
  ],
  [
    "a mistyped team where everybody reads it",
    null,
    { missingTeams: ["payments"], teams: ["payment"], mayBeNamed: false },
    [/^4:3 .*"payments" that Threatgate can see\.$/],
  ],
  [
    "everything left out",
    ["docs/design/old/**", "docs/**"],
    {},
    [/^8:11 What "docs\/design\/\*\*" matches is left out by "docs\/\*\*"/],
  ],
  [
    "a phase that asks for nothing",
    ["documents:", "phases: { observation: { gaps: show, sign_off: optional } }\ndocuments:"],
    {},
    [/^7:32 The phase observation holds nothing up/],
  ],
  [
    "such a phase that nobody is in",
    ["documents:", "phases: { review: { gaps: show, sign_off: optional } }\ndocuments:"],
    {},
    [],
  ],
];

test.each(CASES)(
  "of %s it says what is to be said, at its place",
  (_, replace, organization, says) => {
    const text = replace === null ? CONFIG : CONFIG.replace(replace[0], () => replace[1]);
    expect(replace === null || text !== CONFIG).toBe(true);
    const said = warnings(text, { ...ACME, ...organization });
    expect(said).toEqual(says.map((words) => expect.stringMatching(words)));
  },
);

test("what only GitHub knows is not said where it was not asked", () => {
  expect(warnings(CONFIG.replace("ledger", "no-such"), null)).toEqual([]);
});

test("the defaults leave no document out", () => {
  expect(warnings("version: 1\nsecurity: { team: security }\n", ACME)).toEqual([]);
});

/** As large as a config may be, and written by anybody who may open a pull request. */
const HOSTILE: readonly (readonly [string, string])[] = [
  [
    "patterns of repositories",
    `version: 1\nteams:\n${Array.from({ length: 900 }, (_, at) => `  t${at}: { repos: ["${"*a".repeat(50)}{b,c}{d,e}{f,g}"] }\n`).join("")}`,
  ],
  [
    "patterns of documents",
    `version: 1\ndocuments:\n  paths: [${Array(200).fill(`"${"**/*a*/".repeat(35)}*.md"`)}]\n  ignore: [${Array(200).fill(`"${"**/*a*/".repeat(35)}x"`)}]\n`,
  ],
];

test.each(HOSTILE)("thousands of %s cost no more than seconds", (_, text) => {
  const repositories = Array.from({ length: 1000 }, (_, at) => `${"a".repeat(60)}-${at}`);
  const { policy, mistakes } = parsePolicy(text);
  if (policy === null) throw new Error(JSON.stringify(mistakes.slice(0, 3)));
  const started = threadTime();
  warningsOf(policy, { ...ACME, repositories });
  expect(threadTime() - started).toBeLessThan(3_000);
});
