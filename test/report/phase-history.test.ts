import { expect, it } from "vitest";
import type { PhaseChange } from "../../src/model/phase-change.ts";
import type { Proposal } from "../../src/model/proposal.ts";
import { phaseHistoryLines } from "../../src/report/phase-history.ts";

const url = "https://github.com/acme/.github/pull/3";
const moved: PhaseChange = {
  team: "payments",
  from: "observation",
  to: "review",
  by: "sam",
  at: "2026-11-24T12:00:00Z",
  why: "5 of 5 sessions",
  commit: "c",
  url,
};
const added: PhaseChange = {
  ...moved,
  from: null,
  to: "observation",
  at: "2026-05-01T12:00:00Z",
  url: null,
};
const proposal: Proposal = {
  team: "payments",
  from: "review",
  to: "observation",
  digest: "d",
  why: "1 late critical",
  by: null,
  repositoryId: 100,
  number: 3,
  url,
  openedAt: "2026-11-25T12:00:00Z",
  state: "open",
  endedAt: null,
  endedBy: null,
};

it("tells since when a phase holds, its latest changes, and what is proposed", () => {
  expect(phaseHistoryLines([moved, added], [proposal, { ...proposal, by: "kim" }])).toBe(
    `In this phase since 2026-11-24:

- 2026-11-24, from **Observation** to **Review**, by sam: 5 of 5 sessions ([its pull request](${url}))
- 2026-05-01, new, in **Observation**, by sam: 5 of 5 sessions

Proposed on 2026-11-25: **Observation**. It waits in [this pull request](${url}).
Proposed on 2026-11-25, as kim asked: **Observation**. It waits in [this pull request](${url}).`,
  );
});

it("tells nothing where nothing is known, and of no reason none", () => {
  expect(phaseHistoryLines([], [])).toBe("");
  expect(phaseHistoryLines([{ ...moved, why: "", url: null }], [])).toMatch(/, by sam$/);
});

it("makes harmless what people wrote", () => {
  const why = "@acme/all ![x](https://evil.example) <!-- ";
  const told = phaseHistoryLines([{ ...moved, why, by: "a*b" }], []);
  expect(told).not.toContain("@acme");
  expect(told).not.toContain("![x]");
  expect(told).not.toContain("<!--");
});
