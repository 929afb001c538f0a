import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess.ts";
import { decide } from "../../src/decide.ts";
import type { CheckRun } from "../../src/model/check-run.ts";
import type { Facts } from "../../src/model/facts.ts";
import { PHASES, type Phase } from "../../src/model/phase.ts";
import type { Policy } from "../../src/model/policy.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { checkOfSharedHead } from "../../src/report/shared-head.ts";
import { aPull, aWaiver, someFacts } from "../support/facts-builder.ts";

/** A word that stands in nothing that the gate says by itself. */
const secret = fc
  .string({ unit: fc.constantFrom(..."bdfgkv"), minLength: 6, maxLength: 9 })
  .map((word) => `qz${word}`);

const someDesign = fc
  .record({
    names: fc.array(secret, { minLength: 12, maxLength: 12 }),
    severity: fc.constantFrom(...SEVERITIES, "", "TBD"),
    mitigation: fc.constantFrom("", "TODO"),
    isWhole: fc.boolean(),
  })
  .map(({ names, severity, mitigation, isWhole }) => {
    const [title, element, other, scope, asset, unused, threat, why, reason, step, heading, note] =
      names;
    const text = `# ${title}

\`\`\`mermaid
flowchart LR
  a[${element}] -->|${note}| b[(${other})]
\`\`\`

## Threat model

In scope: ${scope}.
${isWhole ? `\nOut of scope: ${reason}.\n` : ""}
| Asset | Why it matters |
| --- | --- |
| ${asset} | ${why} |
| ${unused} | ${why} |

| Threat | STRIDE | Asset | Severity | Mitigation |
| --- | --- | --- | --- | --- |
| ${threat} | Spoofing | ${asset} | ${severity} | ${mitigation || step} |
| ${heading} | Tampering | ${element} | critical | |

| ${heading} | ${note} |
| --- | --- |
| ${step} | ${why} |
`;
    return { text, names };
  });

const PUBLIC = { ...aPull().repository, isPrivate: false };

const { policy } = parsePolicy(`version: 1
security: { team: security }
public_repositories: summary
interests: [{ when: { severity: critical }, then: request-review }]
`);

function check(
  text: string,
  phase: Phase,
  more: Partial<Facts> = {},
  over: Partial<Policy> = {},
): CheckRun {
  const given = someFacts(phase);
  const document = {
    path: "docs/design/x.md",
    previousPath: null,
    change: "modified",
    blob: "b",
    content: { kind: "text", text },
    base: text.replace(
      /^\| qz.*Spoofing.*$/m,
      "| qzbdfgkvone | Spoofing | qzbdfgkvtwo | low | x |",
    ),
  } as const;
  const facts: Facts = {
    ...given,
    pull: aPull({ repository: PUBLIC }),
    policy: { ...given.policy, policy: { ...(policy ?? expect.fail()), ...over } },
    documents: [document],
    ...more,
  };
  const publish = decide(assess(facts), facts).find((action) => action.kind === "publish-check");
  return publish?.check ?? expect.fail("no check");
}

const DESIGN = `# Refunds

## Threat model

| Asset |
| --- |
| Ledger |
`;

describe("on a public repository that keeps details back, the check", () => {
  const SITUATIONS: readonly Partial<Facts>[] = [
    {},
    { waiver: aWaiver() },
    { pull: aPull({ repository: PUBLIC, isDraft: true }) },
    { filesCut: true },
    {
      reviews: [
        { by: "sam", state: "changes-requested", at: "2026-11-22T09:00:00Z", fingerprint: null },
      ],
    },
  ];

  it("holds no name and no text of a document, in no phase and no situation", () => {
    fc.assert(
      fc.property(
        someDesign,
        fc.constantFrom(...PHASES),
        fc.constantFrom(...SITUATIONS),
        ({ text, names }, phase, facts) => {
          const said = check(text, phase, facts);
          const shared = checkOfSharedHead([
            { number: 1, check: said },
            { number: 2, check: check(DESIGN, "review") },
          ]);
          const words = JSON.stringify([said, shared]).replaceAll("\\u200b", "").toLowerCase();
          expect([...names, "qz"].filter((name) => words.includes(name))).toEqual([]);
          expect(said.annotations).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("says how many there are, where to see them, and who goes there", () => {
    const { title, summary, text } = check(DESIGN, "review");
    expect(title).toMatch(/^3 gaps: 1 /);
    expect(summary).toContain(
      "**3 gaps block.**\n\n**Next step:** ada — run npx threatgate check on this branch",
    );
    expect(text).toContain("- 3 gaps that block");
    expect(text).toContain("run <code>npx threatgate check</code> on this branch to see them");
    expect(text).toContain("## Team and phase");
  });

  it("says nothing of what its team keeps missing", () => {
    const blindSpot = { category: "repudiation", missed: 3, all: 4 } as const;
    expect(check(DESIGN, "review", { blindSpot }).text).not.toContain("Worth another look");
    const full = check(DESIGN, "review", { blindSpot }, { publicRepositories: "full" });
    expect(full.text).toContain("Worth another look: **Repudiation**.");
  });

  it("says that something is of interest, and not what", () => {
    const design = DESIGN.replace(
      "| Ledger |",
      "| Ledger |\n\n| Threat | Severity |\n| --- | --- |\n| It leaks | critical |",
    );
    expect(check(design, "security-optional").summary).toContain(
      "**Of interest to Security**: it matches 1 rule.",
    );
  });
});

it.each([
  ["a private repository", { pull: aPull() }, {}],
  ["a public one whose organisation has nothing against it", {}, { publicRepositories: "full" }],
] as const)("the check on %s names what is missing, and its line", (_where, facts, over) => {
  const { annotations, text } = check(DESIGN, "review", facts, over);
  expect(annotations).toHaveLength(3);
  expect(text).toContain("docs/design/x.md?plain=1#L");
});
