import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Phase } from "../../src/model/phase.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { evidenceOf } from "../../src/promotion/evidence.ts";
import type { TeamHistory } from "../../src/promotion/team-history.ts";
import type { EvidenceView } from "../../src/report/evidence/evidence-view.ts";
import { type AskedStep, phaseProposal } from "../../src/report/phase-proposal.ts";
import { minute, pull, threat } from "../findings/story.ts";
import { GOOD, history, late, session } from "../promotion/team-story.ts";
import { HOSTILE, hostileText } from "./hostile.ts";
import { GITHUB_REFERENCES, textOf } from "./rendered.ts";
import { expectWellFormed } from "./well-formed.ts";

const VIEW: EvidenceView = {
  sessions: new Map([
    ["7#5", { label: "billing: Refunds", url: "https://github.com/acme/billing/pull/5" }],
  ]),
  phases: DEFAULT_POLICY.phases,
  isPublic: false,
};

interface Told {
  readonly step?: Partial<AskedStep>;
  readonly events?: readonly LedgerEvent[];
  readonly changes?: Partial<TeamHistory>;
  readonly view?: Partial<EvidenceView>;
}

function bodyOf(from: Phase, to: Phase, { step, events = [], changes, view }: Told): string {
  const asked = { team: "payments", from, to, reason: null, by: null, ...step };
  const evidence = evidenceOf(history(from, events, changes));
  return phaseProposal(asked, evidence, { ...VIEW, ...view }).body;
}

/** Its sections by their titles. */
function section(body: string, title: string): string {
  const [, after = ""] = body.split(new RegExp(`^#+ ${title}\\n\\n`, "m"));
  return (after.split(/^#/m)[0] ?? "").trim();
}

describe("one step on, with all that speaks for it", () => {
  const body = bodyOf("observation", "review", { events: GOOD.flat() });

  test("what is asked for and what there is stand side by side", () => {
    expect(section(body, "Evidence")).toBe(
      [
        "Of what leads on, 5 of 5 conditions hold.",
        "",
        "| holds | what is asked for | what there is |",
        "| --- | --- | --- |",
        "| ✓ yes | at least 5 completed sessions | 5 |",
        "| ✓ yes | at least 3 critical or high findings among them | 10 |",
        "| ✓ yes | critical: at least 90 % found by the team | 5 of 5, 100 % (95 % interval 56–100 %) |",
        "| ✓ yes | high: at least 90 % found by the team | 5 of 5, 100 % (95 % interval 56–100 %) |",
        "| ✓ yes | no critical missed by the team in the last 5 sessions | none |",
      ].join("\n"),
    );
    expect(section(body, "Rates")).toContain("5 of 5: 100 % (56–100 %)");
  });

  test("it says what leads on from there and back, and what closing it does", () => {
    expect(section(body, "From there")).toContain(
      "Back to **Observation** leads: a critical finding missed in the last 2 sessions, a late critical one, or less than 70 % found of the critical, high or medium ones over 5 sessions.",
    );
    expect(section(body, "Merge or close")).toBe(
      "Merging it changes the phase, for the team's open pull requests too. Closing it leaves the phase as it is: on the same evidence it is not proposed again for 30 days, on new evidence it may be at once.",
    );
    expect(section(body, "What changes for the team")).toContain(
      "| Security is asked | once the pull request is ready | once nothing blocks |",
    );
  });
});

describe("one step back", () => {
  const { model, hint, report, end } = pull(5);
  const events = [
    ...GOOD.slice(0, 4).flat(),
    model(50, []),
    hint(51),
    model(52, [
      threat("Skimming"),
      ...Array.from({ length: 8 }, (_, at) => threat(`Threat ${at}`, { stride: ["spoofing"] })),
    ]),
    report(53, 7, "Keys in the log", { severity: "critical", asset: "Keys" }),
    end(55),
    report(90, 8, "Ledger rewritten", {
      isOfSession: false,
      source: "incident",
      severity: "critical",
      category: "repudiation",
    }),
    report(91, 9, "Refund API down", {
      isOfSession: false,
      source: "pentest",
      severity: "medium",
      category: "denial-of-service",
      asset: "Refund API",
    }),
    late("high", 95),
  ];
  const body = bodyOf("review", "observation", { events });

  test("a session shows a dot for each finding, and leads to its pull request", () => {
    expect(section(body, "Sessions").split("\n").slice(-2)).toEqual([
      "| pull request 4 | 2026-01-05 | no | ● | ● |  | 2 of 2 |",
      "| [billing: Refunds](https://github.com/acme/billing/pull/5) | 2026-01-05 | yes | ○✕ | ●×8 ◐ | ✕ | 9 of 12 |",
    ]);
  });

  test("where Security did not look, it says so", () => {
    expect(section(body, "Sessions")).toContain(
      "4 of them Security did not read: what was missed there, nobody may know yet.",
    );
  });

  test("what was missed and what came late is named, with why it escaped", () => {
    const place = "[billing: Refunds](https://github.com/acme/billing/pull/5)";
    expect(section(body, "Missed")).toBe(
      `- **F-7** Keys in the log (critical, Tampering), ${place}`,
    );
    expect(section(body, "Late").split("\n")).toEqual([
      "- **F-999** Seen outside (high, Tampering); 2026-01-05, from an incident. Nobody has said yet why it escaped.",
      `- **F-8** Ledger rewritten (critical, Repudiation), ${place}; 2026-01-05, from an incident. It escaped because its category was not considered for that asset.`,
      `- **F-9** Refund API down (medium, Denial of service), ${place}; 2026-01-05, from a penetration test. It escaped because its category was not considered for that asset.`,
    ]);
  });

  test("in a repository that everybody may read, nothing is named", () => {
    const open = bodyOf("review", "observation", { events, view: { isPublic: true } });
    for (const secret of ["Keys", "Ledger", "F-7", "billing", "pull/5"]) {
      expect(open).not.toContain(secret);
    }
    expect(section(open, "Missed")).toContain("1 finding.");
    expect(section(open, "Sessions")).toContain("| ○✕ | ●×8 ◐ |");
  });

  test("what there is too little of to judge by is no success", () => {
    const few = bodyOf("review", "observation", { events: session(1, [], ["high"]) });
    expect(section(few, "Evidence")).toContain(
      "| – too early | high: at least 70 % found by the team | 0 of 1, 0 % (95 % interval 0–79 %) |",
    );
    const none = bodyOf("review", "observation", {});
    expect(section(none, "Evidence")).toContain(
      "| ✓ yes | no critical missed by the team | no session yet |",
    );
    expect(none).not.toContain("### ");
    const five = [1, 2, 3, 4, 5].flatMap((number) => session(number, ["high"]));
    expect(section(bodyOf("observation", "review", { events: five }), "Evidence")).toContain(
      "| – untried | critical: at least 90 % found by the team | no finding yet |",
    );
  });

  test("only what happened since the phase began is shown", () => {
    const since = { since: minute(50) };
    const later = bodyOf("review", "observation", { events, changes: since });
    expect(section(later, "Sessions")).toContain(
      "Counted: the last session, of 1 person, completed since 2026-01-05.",
    );
    expect(section(later, "Sessions")).not.toContain("pull request 4");
  });
});

test("for training it counts people, and names nobody", () => {
  const people = ["ada", "ben", "cleo", "dan", "eve"];
  const training = { begins: null, people, finished: people.slice(1), share: 0.8 };
  const body = bodyOf("training", "observation", { changes: { training } });
  expect(section(body, "Evidence")).toContain(
    "| ✓ yes | at least 80 % of the people finished every module | 4 of 5, 80 % |",
  );
  expect(body).not.toContain("ben");
  expect(body).not.toContain("### ");
});

describe("what leads on and back", () => {
  test("a team that goes back to training reads what it is asked for there", () => {
    const body = bodyOf("observation", "training", { events: GOOD.flat() });
    expect(section(body, "From there")).toContain(
      "As it was led back, 2 completed sessions without a missed critical finding are asked for as well.",
    );
    const first = bodyOf("traditional", "training", {});
    expect(section(first, "From there")).not.toContain("led back");
    expect(section(first, "What changes for the team")).toContain(
      "The gate asks of a pull request what it asked before.",
    );
  });

  test("at the end of the way no mark leads on", () => {
    const body = bodyOf("security-optional", "review", { events: GOOD.flat() });
    expect(section(body, "Rates")).toContain("70 %: under this, one phase back");
    expect(section(body, "Rates")).not.toContain("asked for to move on");
  });

  test.each([{ mode: "off" }, { quietDays: 0 }] as const)(
    "nothing is promised with %o",
    (changes) => {
      const policy = { ...DEFAULT_POLICY.promotion, ...changes };
      const body = bodyOf("observation", "review", { changes: { policy } });
      expect(section(body, "Merge or close")).toMatch(/Closing it leaves the phase as it is\.$/);
    },
  );
});

test("what a person asks for without evidence says so", () => {
  const step = { by: "sam", reason: "They asked for it" };
  const body = bodyOf("training", "traditional", { step });
  expect(body).toContain("**Traditional**, as sam asked: They asked for it\n");
  expect(section(body, "Evidence")).toBe("No condition decides on this step.");
});

describe("hostile text", () => {
  const finding = (title: string, at: number): Finding => ({
    key: `F-${at}`,
    number: at,
    session: "7#1",
    team: "payments",
    source: at % 2 === 0 ? "security" : "incident",
    attribution: at % 2 === 0 ? "missed" : "late",
    title,
    severity: "critical",
    stride: ["tampering"],
    assets: [title],
    at: minute(90),
    isRetracted: false,
    isFixed: false,
    isKnown: false,
    escapeClass: null,
  });

  function hostileBody(text: string, titles: readonly string[]): string {
    const { ledger, ...rest } = history("review", session(1, ["high"]));
    const findings = [...ledger.findings, ...titles.map(finding)];
    const evidence = evidenceOf({ ...rest, ledger: { ...ledger, findings } });
    const step = { team: text, from: "review", to: "observation", reason: text, by: text } as const;
    const sessions = new Map([["7#1", { label: text, url: "https://github.com/acme/x/pull/1" }]]);
    return phaseProposal(step, evidence, { ...VIEW, sessions }).body;
  }

  test("is shown as it is written, and does nothing", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const body = hostileBody(text, [text, text]);
        const rest = body.replace(/```text\n[^`]*```\n/, "");
        expectWellFormed(rest);
        for (const reference of GITHUB_REFERENCES) expect(textOf(rest)).not.toMatch(reference);
      }),
      { numRuns: 60, examples: HOSTILE.map((text): [string] => [text]) },
    );
  });

  test("however much there is, the body stays within what GitHub takes", () => {
    const titles = Array.from({ length: 2000 }, () => "$ <b> ".repeat(100));
    const body = hostileBody("$&".repeat(4000), titles);
    expect(new TextEncoder().encode(body).length).toBeLessThan(65_536);
    expect(section(body, "Missed")).toMatch(/\n- and [\d,]+ more findings$/);
    for (const title of ["Evidence", "Sessions", "Rates", "Late", "From there", "Merge or close"]) {
      expect(section(body, title)).not.toBe("");
    }
  });
});
