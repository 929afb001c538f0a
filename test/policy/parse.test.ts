import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Policy } from "../../src/model/policy.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { threadTime } from "../support/thread-time.ts";
import { SOME_RULES } from "./rule-entries.ts";

const whole = readFileSync(new URL("../fixtures/policy/whole.yml", import.meta.url), "utf8");

const WHOLE: Policy = {
  security: { team: "security" },
  reviewers: { assign: "least-busy", count: 2, away: ["alice"] },
  defaultPhase: "training",
  teams: [
    {
      name: "payments",
      phase: "observation",
      github: "payments-crew",
      repos: ["billing-*", "ledger"],
      paths: ["services/payments/**"],
      training: "2026-03-02",
    },
    {
      name: "search",
      phase: "security-optional",
      github: "search",
      repos: ["search"],
      paths: ["services/{search,ranking}/**"],
      training: null,
    },
    { name: "web", phase: "training", github: "web", repos: [], paths: [], training: null },
  ],
  documents: {
    paths: ["docs/design/**/*.md", "threat-models/*.json"],
    ignore: ["docs/design/old/**"],
    headings: ["Sicherheitsbetrachtung"],
    maxBytes: 65536,
  },
  coverage: "asset",
  rules: {
    "diagram-missing": "warning",
    "stride-gap": "error",
    "ticket-missing": "notice",
    "asset-duplicate": "off",
  },
  remediation: { critical: 2, high: 14, medium: 45, low: 182 },
  phases: {
    ...DEFAULT_POLICY.phases,
    training: { gaps: "block", signOff: "optional", request: "never" },
    review: { gaps: "block", signOff: "required", request: "ready" },
  },
  acceptance: {
    ...DEFAULT_POLICY.acceptance,
    critical: { by: "security", people: 1, days: 3 },
    low: { by: "security", people: 2, days: 365 },
  },
  publicRepositories: "summary",
  promotion: {
    window: 8,
    rate: 0.95,
    findings: 5,
    lateDays: 365,
    backRate: 0.5,
    backSessions: 3,
    countHinted: false,
    mode: "off",
    quietDays: 14,
  },
  training: {
    share: 0.75,
    refreshDays: 728,
    modules: [
      {
        name: "basics",
        link: "https://learn.acme.example/basics",
        stride: ["spoofing", "tampering"],
      },
      { name: "workshop", link: null, stride: [] },
    ],
    records: [{ module: "basics", on: "2026-04-01", people: ["ada", "ben"] }],
  },
  interests: [
    {
      severities: ["critical"],
      stride: ["elevation-of-privilege", "spoofing"],
      assetKinds: ["data"],
      paths: [],
      teams: [],
      attackSurface: null,
      asksForReview: true,
    },
    {
      severities: [],
      stride: [],
      assetKinds: [],
      paths: ["services/search/**"],
      teams: ["search"],
      attackSurface: 60,
      asksForReview: false,
    },
  ],
  repositoryOverrides: "weaker",
};

test("every key of a config has an effect", () => {
  expect(parsePolicy(whole, SOME_RULES).policy).toEqual(WHOLE);
});

test("the shortest config is the defaults", () => {
  expect(parsePolicy("version: 1", SOME_RULES).policy).toEqual(DEFAULT_POLICY);
});

test("a limit of the defaults can be lifted", () => {
  const parsed = parsePolicy("version: 1\nremediation: { medium: none, high: 10 }", SOME_RULES);
  expect(parsed.policy?.remediation).toEqual({ critical: 7, high: 10 });
});

/** A change to the whole config that makes it say the same in other words. */
const HARMLESS: readonly (readonly [string, string])[] = [
  ["version: 1", "version: 1 # the first"],
  ["version: 1", "'version': 0x1"],
  ["team: security", 'team: "security"'],
  ["github: payments-crew", "github: 'payments-crew'"],
  ["repos: search", "repos: [search]"],
  ["repos: search", "repos:\n      - search"],
  ['repos: ["billing-*", ledger]', "repos: ['billing-*', 'ledger']"],
  ["  web: {}", "  web: { phase: training }"],
  ["high: 2w", "high: 14d"],
  ["high: 2w", "high: 14"],
  ["medium: 45", 'medium: "45d"'],
  ["low: 26 weeks", "low: 182 days"],
  ["asset-duplicate: off", 'asset-duplicate: "off"'],
  ["# Every key", "---\n# Every key"],
  ["# Every key", "%YAML 1.2\n---\n# Every key"],
  ["# Every key", "\uFEFF# Every key"],
  ["max_bytes: 65536", "max_bytes: 0x10000"],
];

test.each(HARMLESS)("%j may be written %j", (from, to) => {
  expect(whole).toContain(from);
  expect(parsePolicy(whole.replace(from, to), SOME_RULES).policy).toEqual(WHOLE);
});

/** A change to the whole config that is a mistake: of what words, and with what words to mend it. */
const MISTAKES: readonly {
  readonly from: string;
  readonly to: string;
  /** The part of `to` at whose beginning the mistake stands. */
  readonly at: string;
  readonly says: string;
}[] = [
  // Keys
  { from: "version: 1", to: "vresion: 1", at: "vresion", says: 'Did you mean "version"?' },
  { from: "security:", to: "secruity:", at: "secruity", says: 'Did you mean "security"?' },
  { from: "  team: security", to: "  teem: security", at: "teem", says: 'Did you mean "team"?' },
  { from: "defaults:", to: "default:", at: "default", says: 'Did you mean "defaults"?' },
  { from: "teams:", to: "team:", at: "team", says: 'Did you mean "teams"?' },
  { from: "    github:", to: "    git-hub:", at: "git-hub", says: 'Did you mean "github"?' },
  { from: "    repos: search", to: "    repo: search", at: "repo", says: 'Did you mean "repos"?' },
  { from: "documents:", to: "document:", at: "document", says: 'Did you mean "documents"?' },
  { from: "max_bytes", to: "maxBytes", at: "maxBytes", says: 'Did you mean "max_bytes"?' },
  { from: "max_bytes", to: "max-bytes", at: "max-bytes", says: 'Did you mean "max_bytes"?' },
  { from: "ignore:", to: "ignored:", at: "ignored", says: 'Did you mean "ignore"?' },
  { from: "stride:", to: "STRIDE:", at: "STRIDE", says: 'Did you mean "stride"?' },
  {
    from: "coverage: asset",
    to: "covrage: asset",
    at: "covrage",
    says: 'Did you mean "coverage"?',
  },
  { from: "diagram-missing", to: "diagram-mising", at: "diagram", says: '"diagram-missing"?' },
  { from: "stride-gap", to: "stride_gap", at: "stride_gap", says: 'Did you mean "stride-gap"?' },
  { from: "critical:", to: "crtical:", at: "crtical", says: 'Did you mean "critical"?' },
  { from: "sign_off", to: "sign-off", at: "sign-off", says: 'Did you mean "sign_off"?' },
  { from: "  review:", to: "  reviews:", at: "reviews", says: 'Did you mean "review"?' },
  {
    from: "web: {}",
    to: "web: { color: red }",
    at: "color",
    says: 'Unknown key "color" in teams.web: expected phase, github, repos, paths or training.',
  },
  {
    from: "stride:",
    to: "progress: {}\nstride:",
    at: "progress",
    says: 'Unknown key "progress"',
  },
  { from: "stride:", to: "lessons: { share: 0.8 }\nstride:", at: "lessons", says: "Unknown key" },
  {
    from: "severity: critical",
    to: "severity: crtical",
    at: "crtical",
    says: 'interests.when.severity: expected critical, high, medium, low or info, found "crtical". Did you mean "critical"?',
  },
  {
    from: "[elevation-of-privilege, spoofing]",
    to: "[elevation-of-privilege, spoofign]",
    at: "spoofign",
    says: 'Did you mean "spoofing"?',
  },
  {
    from: "asset_kind",
    to: "asset",
    at: "asset",
    says: 'Did you mean "asset_kind"?',
  },
  {
    from: "attack_surface: 60",
    to: "attack_surface: 0",
    at: "0",
    says: "interests.when.attack_surface: expected at least 1, found the number 0.",
  },
  {
    from: "{ severity: critical, stride: [elevation-of-privilege, spoofing], asset_kind: data }",
    to: "{}",
    at: "{}",
    says: "interests.when: expected at least one condition, found keys and values.",
  },
  { from: "stride:", to: "__proto__: { x: 1 }\nstride:", at: "__proto__", says: "Unknown key" },
  { from: "stride:", to: "constructor: 1\nstride:", at: "constructor", says: "Unknown key" },
  { from: "stride:", to: "? [a]\n: 1\nstride:", at: "[a]", says: "a word as the key" },
  { from: "  web: {}", to: "  42: {}", at: "42", says: "put it in quotes" },
  {
    from: "stride:",
    to: "version: 1\nstride:",
    at: "version",
    says: '"version" stands here again: it is on line 2',
  },
  { from: "  web: {}", to: "  payments: {}", at: "payments", says: "stands here again" },
  // Words
  {
    from: "version: 1",
    to: "version: 2",
    at: "2",
    says: "expected 1, the only version so far, found 2",
  },
  { from: "version: 1", to: 'version: "1"', at: '"1"', says: "Leave the quotes out." },
  {
    from: "phase: training",
    to: "phase: trainig",
    at: "trainig",
    says: 'Did you mean "training"?',
  },
  { from: "observation\n", to: "observe\n", at: "observe", says: 'Did you mean "observation"?' },
  {
    from: "security-optional",
    to: "optional",
    at: "optional",
    says: 'Did you mean "security-optional"?',
  },
  {
    from: "security-optional",
    to: "Security Optional",
    at: "Security",
    says: 'Did you mean "security-optional"?',
  },
  { from: "coverage: asset", to: "coverage: assets", at: "assets", says: 'Did you mean "asset"?' },
  { from: "missing: warning", to: "missing: warn", at: "warn", says: 'Did you mean "warning"?' },
  { from: "duplicate: off", to: "duplicate: false", at: "false", says: 'Did you mean "off"?' },
  {
    from: "duplicate: off",
    to: "duplicate: none",
    at: "none",
    says: "expected error, warning, notice or off",
  },
  { from: "gaps: block", to: "gaps: blocks", at: "blocks", says: 'Did you mean "block"?' },
  {
    from: "sign_off: optional",
    to: "sign_off: false",
    at: "false",
    says: "expected required or optional, found false",
  },
  {
    from: "request: never",
    to: "request: on ready",
    at: "on ready",
    says: "expected ready, complete or never",
  },
  {
    from: "team: security",
    to: "team: 7",
    at: "7",
    says: "expected a text, found the number 7. Put it in quotes.",
  },
  {
    from: "team: security",
    to: "team: '@acme/Security Team'",
    at: "'@acme",
    says: 'Did you mean "security-team"?',
  },
  { from: "  web: {}", to: "  Web Shop: {}", at: "Web Shop", says: 'add "github: web-shop"' },
  // Kinds of values
  {
    from: "  web: {}",
    to: "  web:",
    at: "web",
    says: "teams.web: expected keys and values, found nothing",
  },
  { from: "  web: {}", to: "  web: review", at: "review", says: "expected keys and values" },
  {
    from: "team: security",
    to: "team: [security]",
    at: "[security]",
    says: "expected a text, found a list",
  },
  {
    from: "repos: search",
    to: "repos: { a: b }",
    at: "{",
    says: "expected a text or a list of texts, found keys and values",
  },
  { from: "repos: search", to: "repos: [search, 2048]", at: "2048", says: "Put it in quotes." },
  { from: "max_bytes: 65536", to: "max_bytes: 64 KiB", at: "64", says: "expected a whole number" },
  { from: "max_bytes: 65536", to: "max_bytes: 12", at: "12", says: "expected at least 1024" },
  { from: "max_bytes: 65536", to: "max_bytes: 1e12", at: "1e12", says: "expected at most" },
  {
    from: "critical: 2d",
    to: "critical: 0d",
    at: "0d",
    says: "expected days or weeks such as 7d or 2w",
  },
  { from: "critical: 2d", to: "critical: -3", at: "-3", says: "expected days or weeks" },
  { from: "critical: 2d", to: "critical: 1.5", at: "1.5", says: "expected days or weeks" },
  { from: "critical: 2d", to: "critical: soon", at: "soon", says: 'found "soon"' },
  { from: "critical: 2d", to: "critical: 999w", at: "999w", says: "up to 3650 days" },
  {
    from: '["Sicherheitsbetrachtung"]',
    to: '["***"]',
    at: '"***"',
    says: "expected the words of a heading",
  },
  // Patterns
  { from: '"docs/design/**/*.md"', to: "/docs/**", at: "/docs", says: 'Did you mean "docs/**"?' },
  { from: '"docs/design/**/*.md"', to: "./docs/**", at: "./docs", says: 'Did you mean "docs/**"?' },
  {
    from: '"docs/design/**/*.md"',
    to: "docs/design/",
    at: "docs",
    says: 'Did you mean "docs/design/**"?',
  },
  {
    from: '"docs/design/**/*.md"',
    to: "docs/design",
    at: "docs",
    says: 'Did you mean "docs/design/**"?',
  },
  {
    from: '"docs/design/**/*.md"',
    to: "docs/**.md",
    at: "docs",
    says: 'Did you mean "docs/**/*.md"?',
  },
  { from: '"docs/design/**/*.md"', to: "docs/*.rst", at: "docs", says: "expected Markdown" },
  { from: '"docs/design/**/*.md"', to: '"!docs/**"', at: '"!docs', says: "documents.ignore" },
  {
    from: '"docs/design/**/*.md"',
    to: "docs/@(a|b)/**",
    at: "docs",
    says: "use *, **, ? or {a,b}",
  },
  {
    from: '"docs/design/**/*.md"',
    to: "docs\\design\\**",
    at: "docs",
    says: 'expected "/" between folders',
  },
  { from: '"docs/design/**/*.md"', to: "docs/../**", at: "docs", says: "/../" },
  { from: '"docs/design/**/*.md"', to: '"docs/{a,{b,c}}/**"', at: '"docs', says: "not nested" },
  {
    from: '"docs/design/**/*.md"',
    to: '"{a,b}{c,d}{e,f}{g,h}{i,j}/**"',
    at: '"{a',
    says: "write it as several",
  },
  { from: "repos: search", to: "repos: acme/search", at: "acme", says: 'Did you mean "search"?' },
  // YAML
  { from: "team: security", to: "team: &who security", at: "security", says: "Anchors (&who)" },
  { from: "  web: {}", to: "  web: *none", at: "*none", says: "Aliases (*none)" },
  { from: "  web: {}", to: "  web: &a {}\n  app: *a", at: "*a", says: "Aliases (*a) are not read" },
  { from: "  web: {}", to: "  web:\n    <<: { phase: review }", at: "<<", says: "Merge keys" },
  { from: "team: security", to: "team: !!str security", at: "security", says: "Tags" },
  { from: "  team: security", to: "\tteam: security", at: "\t", says: "spaces only" },
  {
    from: "  phase: training",
    to: "   - phase: training\n  x: 1",
    at: "  x",
    says: "not readable as YAML",
  },
  { from: "team: security", to: 'team: "security', at: "", says: "not readable as YAML" },
  { from: "stride:", to: "---\nversion: 1\nstride:", at: "---", says: "a config is one document" },
  {
    from: "  web: {}",
    to: `  web: { repos: ${"[".repeat(20)}${"]".repeat(20)} }`,
    at: "",
    says: "nested too deeply",
  },
];

describe("each mistake is said at its place, with the right word", () => {
  test.each(MISTAKES)("$from → $to", ({ from, to, at, says }) => {
    expect(whole).toContain(from);
    const text = whole.replace(from, () => to);
    const { policy, mistakes } = parsePolicy(text, SOME_RULES);
    expect(policy).toBeNull();
    const said = mistakes.filter(({ message }) => message.includes(says));
    expect(said, JSON.stringify(mistakes, null, 1)).toHaveLength(1);
    if (at !== "")
      expect(placesOf(text, text.indexOf(to, whole.indexOf(from)), at)).toContainEqual(said[0]);
  });

  /** The mistake may stand anywhere on its line where its words are. */
  function placesOf(text: string, start: number, words: string) {
    const offset = text.indexOf(words, start);
    const before = text.slice(0, offset).split("\n");
    const place = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
    return [expect.objectContaining(place)];
  }
});

test("at least 50 changes are tried", () => {
  expect(MISTAKES.length + HARMLESS.length).toBeGreaterThan(50);
});

test("all mistakes are told at once, in line order", () => {
  const text = "version: 2\nteams:\n  A B:\n    phase: revew\n    colour: red\nrule: {}\n";
  expect(parsePolicy(text, SOME_RULES).mistakes.map(({ line, column }) => [line, column])).toEqual([
    [1, 10],
    [3, 3],
    [4, 12],
    [5, 5],
    [6, 1],
  ]);
});

test("beyond a hundred mistakes the rest is counted", () => {
  const text = `version: 1\n${Array.from({ length: 140 }, (_, i) => `key${i}: 1`).join("\n")}`;
  const { mistakes } = parsePolicy(text, SOME_RULES);
  expect(mistakes).toHaveLength(101);
  expect(mistakes.at(-1)).toEqual({
    line: 102,
    column: 1,
    message: expect.stringMatching(/40 more/),
  });
});

test.each([
  ["", "The file is empty"],
  ["# only a comment\n", "The file is empty"],
  ["just words", "expected keys and values, found"],
  ["- a\n- list", "expected keys and values, found a list"],
  ["{}", 'add the line "version: 1"'],
  ["%YAML 1.1\n---\nversion: 1", "YAML 1.2"],
  ["x".repeat(257 * 1024), "larger than 256 KiB"],
  ["ü".repeat(130 * 1024), "larger than 256 KiB"],
])("%#: that is no config", (text, says) => {
  const { policy, mistakes } = parsePolicy(text, SOME_RULES);
  expect(policy).toBeNull();
  expect(mistakes).toEqual([{ line: 1, column: 1, message: expect.stringContaining(says) }]);
});

test("a key of the file never reaches what other objects inherit", () => {
  parsePolicy(
    "version: 1\n__proto__: { polluted: true }\nteams: { __proto__: { polluted: true } }",
  );
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

/** Each is a quarter of what a config may be: a cost that grows as the square would show. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ["open brackets", "[".repeat(60_000)],
  ["open braces", "{a: ".repeat(15_000)],
  ["lists in lists", "- ".repeat(30_000)],
  ["many keys", Array.from({ length: 6_000 }, (_, i) => `k${i}: 1`).join("\n")],
  ["one key again and again", "k: 1\n".repeat(12_000)],
  ["many teams", `version: 1\nteams: {${Array.from({ length: 5_000 }, (_, i) => `t${i}: {}`)}}`],
  ["aliases", `a: &a x\n${"- *a\n".repeat(12_000)}`],
  ["quotes", '"'.repeat(60_000)],
  ["one long key", `? ${"x".repeat(60_000)}\n: 1`],
  ["one long pattern", `documents: { paths: ["${"{a,b}".repeat(12_000)}"] }`],
];

test.each(HOSTILE)("%s cost no more than seconds", (_, text) => {
  const started = threadTime();
  const { mistakes } = parsePolicy(text, SOME_RULES);
  expect(threadTime() - started).toBeLessThan(2_000);
  expect(mistakes.length).toBeLessThanOrEqual(101);
});

function expectAnswer(text: string): void {
  const { policy, mistakes } = parsePolicy(text, SOME_RULES);
  expect(mistakes.length > 0).toBe(policy === null);
  const lines = text.split(/\r\n?|\n/).length;
  for (const { line, column, message } of mistakes) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines + 1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(message).toMatch(/^\S.*[.?)]$/su);
    expect(message.length).toBeLessThan(600);
  }
}

test("any text gives a policy or a mistake", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), expectAnswer), { numRuns: 300 });
  const pieces = fc.constantFrom(
    "version: 1",
    "teams:",
    " ",
    "\n",
    "-",
    "{",
    "[",
    "&a",
    "*a",
    "!",
    "|",
    '"',
    "x",
    ":",
    "\t",
    "#",
    "%",
    "?",
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((all) => all.join("")),
      expectAnswer,
    ),
    { numRuns: 500 },
  );
});

test("any value in YAML, under any key, gives a policy or a mistake", () => {
  const value = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
  const keys = [
    "version",
    "security",
    "defaults",
    "teams",
    "documents",
    "stride",
    "rules",
    "remediation",
    "phases",
  ];
  const config = fc
    .dictionary(fc.constantFrom(...keys), value)
    .map((it) => ({ version: 1, ...it }));
  fc.assert(
    fc.property(fc.oneof(value, config), (it) => expectAnswer(stringify(it))),
    { numRuns: 300 },
  );
});

test("any change of one character gives a policy or a mistake", () => {
  const change = fc.tuple(
    fc.nat(whole.length),
    fc.string({ unit: "binary", maxLength: 2 }),
    fc.nat(3),
  );
  fc.assert(
    fc.property(change, ([at, put, cut]) =>
      expectAnswer(whole.slice(0, at) + put + whole.slice(at + cut)),
    ),
    { numRuns: 500 },
  );
});
