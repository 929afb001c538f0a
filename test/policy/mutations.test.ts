import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse.ts";

const CONFIG = `version: 1
security:
  team: security
defaults:
  phase: traditional
teams:
  payments:
    phase: observation
    repos: ["billing-*", ledger]
    paths:
      - services/payments/**
  search:
    phase: review
    github: search-crew
rules:
  diagram-missing: warning
stride:
  coverage: model
remediation:
  critical: 7d
`;

/** `{line}:{column} {words of the message}`, or that it is the same policy in other words. */
type Told = RegExp | "harmless";

/** What somebody's slip makes of the file, and what the file's check says of it. */
const MUTATIONS: readonly (readonly [slip: string, from: string, to: string, told: Told])[] = [
  // Layout
  ["Windows' line ends", "\n", "\r\n", "harmless"],
  ["old Macintosh's line ends in a comment", "version: 1", "version: 1 # a\r", "harmless"],
  ["a byte-order mark", "version", "\uFEFFversion", "harmless"],
  ["no line at the end", "7d\n", "7d", "harmless"],
  ["empty lines", "teams:\n", "\n\nteams:\n\n\n", "harmless"],
  ["a comment", "teams:", "# who is where\nteams:", "harmless"],
  ["spaces at the end", "phase: review", "phase: review   ", "harmless"],
  ["other keys first", "defaults:\n  phase: traditional\n", "", "harmless"],
  ["four spaces of indent", "  critical", "    critical", "harmless"],
  ["a list at its key's indent", "      - services", "    - services", "harmless"],
  ["a tab", "    phase: observation", "\tphase: observation", /^8:1 Found a tab before the text/],
  ["a tab after spaces", "    phase: ob", "  \tphase: ob", /^8:3 Found a tab before the text/],
  [
    "a space too few",
    "    phase: review",
    "   phase: review",
    /^13:11 .*is the line below it indented too far\?/,
  ],
  ["a space too many", "    phase: review", "     phase: review", /^14:\d+ .*not readable as YAML/],
  [
    "a key moved out of its team",
    "    github",
    "  github",
    /^14:\d+ teams\.github: expected keys and values, found "search-crew"/,
  ],
  ["a key moved to the top", "    github", "github", /^14:1 Unknown key "github"/],
  [
    "no space after a colon",
    "phase: review",
    "phase:review",
    /^13:5 .*is a ":" missing, or the space after it\?/,
  ],
  [
    "no colon",
    "  coverage: model",
    "  coverage model",
    /^1[78]:\d+ stride: expected keys and values, found "coverage model"/,
  ],
  ["a quote that does not end", "team: security", 'team: "security', /not readable as YAML/],
  ["a bracket that does not end", "ledger]", "ledger", /not readable as YAML/],
  ["a star without quotes", '"billing-*"', "*billing", /^9:13 Aliases \(\*billing\) are not read/],
  ["nothing at all", CONFIG, "", /^1:1 The file is empty/],
  ["a second document", "rules:", "---\nrules:", /^15:1 .*a config is one document/],
  // YAML's own ways
  ["an anchor", "security:\n", "security: &who\n", /^3:3 Anchors \(&who\)/],
  ["a tag", "team: security", "team: !slug security", /^3:\d+ Tags/],
  ["a merge key", "    github: search-crew", "    <<: {}", /^14:5 Merge keys/],
  [
    "the same key twice",
    "    github: search-crew",
    "    phase: training",
    /^14:5 The key "phase" stands here again: it is on line 13/,
  ],
  [
    "the same team twice",
    "  search:",
    "  payments:",
    /^12:3 The key "payments" stands here again: it is on line 7/,
  ],
  ["a key that is a number", "  search:", "  42:", /^12:3 .*put it in quotes/],
  ["a key that is a list", "  search:", "  [search]:", /^12:3 .*not readable as YAML/],
  ["a key that is nothing", "  search:", "  ~:", /^12:3 .*put it in quotes/],
  // Keys
  ["a misspelt section", "security:\n", "secruity:\n", /^2:1 .*Did you mean "security"\?/],
  ["a section in the singular", "teams:", "team:", /^6:1 .*Did you mean "teams"\?/],
  ["a section in capitals", "stride:", "STRIDE:", /^17:1 .*Did you mean "stride"\?/],
  ["a misspelt setting", "coverage:", "covrage:", /^18:3 .*Did you mean "coverage"\?/],
  [
    "a setting that is not there",
    "github:",
    "slack:",
    /^14:5 Unknown key "slack" in teams\.search: expected phase, github, repos, paths or training/,
  ],
  [
    "a rule that is not there",
    "diagram-missing",
    "drawing-missing",
    /^16:3 .*Did you mean "diagram-missing"\?/,
  ],
  [
    "a severity that is not there",
    "critical:",
    "urgent:",
    /^20:3 Unknown key "urgent" in remediation: expected critical, high, medium, low or info/,
  ],
  // Values
  ["a misspelt phase", "observation", "obsrevation", /^8:12 .*Did you mean "observation"\?/],
  ["half a phase", "phase: traditional", "phase: trad", /^5:10 .*Did you mean "traditional"\?/],
  ["a phase in capitals", "phase: review", "phase: Review", /^13:12 .*Did you mean "review"\?/],
  ["a list of phases", "phase: review", "phase: [review, training]", /^13:12 .*found a list/],
  ["a misspelt coverage", "coverage: model", "coverage: modell", /^18:13 .*Did you mean "model"\?/],
  [
    "a level that is none",
    "missing: warning",
    "missing: warn",
    /^16:20 .*Did you mean "warning"\?/,
  ],
  [
    "YAML 1.1's off",
    "missing: warning",
    "missing: no",
    /^16:20 .*expected error, warning, notice or off, found "no"/,
  ],
  ["a rule that is off", "missing: warning", "missing: false", /^16:20 .*Did you mean "off"\?/],
  [
    "another version",
    "version: 1",
    "version: 2",
    /^1:10 version: expected 1, the only version so far/,
  ],
  ["a version in quotes", "version: 1", 'version: "1"', /^1:10 .*Leave the quotes out/],
  ["no version", "version: 1\n", "", /^1:1 .*add the line "version: 1"/],
  [
    "a name for a slug",
    "github: search-crew",
    "github: Search Crew",
    /^14:13 .*Did you mean "search-crew"\?/,
  ],
  [
    "a mention for a slug",
    "team: security",
    "team: '@acme/security'",
    /^3:9 .*Did you mean "security"\?/,
  ],
  ["a number for a slug", "team: security", "team: 7", /^3:9 .*Put it in quotes/],
  ["a list for a map", "  search:", "  - search:", /^1[12]:\d+ .*not readable as YAML/],
  [
    "a list of teams",
    CONFIG.slice(CONFIG.indexOf("teams:"), CONFIG.indexOf("rules:")),
    "teams: [payments, search]\n",
    /^6:8 teams: expected keys and values, found a list/,
  ],
  [
    "a map for a list",
    '["billing-*", ledger]',
    "{ billing: yes }",
    /^9:12 .*a text or a list of texts, found keys and values/,
  ],
  ["a repository with its owner", "ledger", "acme/ledger", /^9:26 .*Did you mean "ledger"\?/],
  [
    "a folder for a pattern",
    "services/payments/**",
    "services/payments/",
    /^11:9 .*Did you mean "services\/payments\/\*\*"\?/,
  ],
  [
    "a pattern from the root",
    "services/payments/**",
    "/services/payments/**",
    /^11:9 .*Did you mean "services\/payments\/\*\*"\?/,
  ],
  [
    "Windows' slashes",
    "services/payments/**",
    "services\\payments\\**",
    /^11:9 .*expected "\/" between folders/,
  ],
  ["a negative number of days", "7d", "-7", /^20:13 .*expected days or weeks such as 7d or 2w/],
  ["half a day", "7d", "0.5", /^20:13 .*expected days or weeks/],
  ["a huge number", "7d", "1e400", /^20:13 .*expected days or weeks/],
  ["days without end", "7d", "99999999999999999999d", /^20:13 .*up to 3650 days/],
  ["a date", "7d", "2026-12-01", /^20:13 .*found "2026-12-01"/],
  [
    "a section without anything in it",
    "  coverage: model\n",
    "",
    /^17:1 stride: expected keys and values, found nothing/,
  ],
];

const policy = parsePolicy(CONFIG).policy;

function told(text: string): readonly string[] {
  return parsePolicy(text).mistakes.map((it) => `${it.line}:${it.column} ${it.message}`);
}

describe("a slip in the config is harmless, or flagged on its line with the right word", () => {
  it("as the config itself is good", () => {
    expect(told(CONFIG)).toEqual([]);
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(50);
  });

  it.each(MUTATIONS)("%s", (slip, from, to, words) => {
    expect(CONFIG).toContain(from);
    const text = slip.startsWith("Windows' line")
      ? CONFIG.replaceAll(from, to)
      : CONFIG.replace(from, () => to);
    if (words === "harmless") {
      expect([told(text), parsePolicy(text).policy]).toEqual([[], policy]);
      return;
    }
    expect(parsePolicy(text).policy).toBeNull();
    expect(told(text)).toContainEqual(expect.stringMatching(words));
  });
});
