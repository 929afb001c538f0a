import type { Assessment, DocumentAssessment } from "../../src/model/assessment.ts";
import type { Cell, Coverage, CoverageMode } from "../../src/model/coverage.ts";
import type { JudgedFacts } from "../../src/model/facts.ts";
import type { Gap } from "../../src/model/gap.ts";
import { STRIDE } from "../../src/model/stride.ts";
import {
  type Asset,
  emptyThreatModel,
  type Threat,
  type ThreatModel,
} from "../../src/model/threat-model.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";

const CONFIG = {
  url: "https://github.example/acme/.github/blob/main/.github/threatmodel.yml",
  commit: "1a2b3c4d5e6f70819293a4b5c6d7e8f901234567",
};

/** Values for the tests of reports: the usual case, with what a test cares about put over it. */

export function facts(over: Partial<JudgedFacts> = {}): JudgedFacts {
  return {
    pull: {
      repository: {
        id: 1,
        owner: "acme",
        name: "billing",
        url: "https://github.example/acme/billing",
        isPrivate: true,
      },
      number: 42,
      author: "jane",
      isDraft: false,
      isOpen: true,
      headSha: "4f2a91c0d3b8e7a65544332211ffeeddccbbaa99",
      baseSha: "00112233445566778899aabbccddeeff00112233",
      baseRef: "main",
      requestedTeams: [],
      requestedReviewers: [],
      updatedAt: "2026-11-23T19:02:00Z",
    },
    ownership: { team: "payments", phase: "review", why: "the repository matches billing*" },
    policy: {
      policy: { ...DEFAULT_POLICY, security: { team: "security" } },
      source: { kind: "file", ...CONFIG },
      mistakes: [],
      provenance: new Map([["teams.payments.phase", { kind: "organization", ...CONFIG, line: 9 }]]),
    },
    documents: [],
    filesCut: false,
    configFile: null,
    signOff: { state: "none" },
    waiver: null,
    lapsedWaiver: null,
    interests: [],
    notedInterests: [],
    notApplicable: null,
    acceptances: [],
    reviews: [],
    asked: [],
    progress: null,
    blindSpot: null,
    assigned: [],
    now: "2026-11-23T19:02:00Z",
    ...over,
  };
}

export function verdict(over: Partial<Verdict> = {}): Verdict {
  return {
    situation: "gaps",
    conclusion: "failure",
    title: "2 gaps: 1 asset not listed, 1 STRIDE gap",
    nextStep: {
      who: "jane",
      what: "answer the questions below, starting at docs/design/billing.md, line 71",
    },
    wantsReview: false,
    ...over,
  };
}

export function gap(over: Partial<Gap> = {}): Gap {
  return {
    id: "stride-gap@repudiation",
    rule: "stride-gap",
    level: "error",
    message: "Repudiation is not considered anywhere in this document.",
    question: "If an operator denied a refund a year from now, what would prove it?",
    subject: null,
    stride: "repudiation",
    line: 71,
    endLine: 78,
    ...over,
  };
}

export function asset(over: Partial<Asset> = {}): Asset {
  return {
    id: null,
    name: "Card numbers",
    kind: "data",
    description: null,
    line: 60,
    endLine: 60,
    ...over,
  };
}

export function threat(over: Partial<Threat> = {}): Threat {
  return {
    id: "T1",
    title: "Stolen API key used to refund",
    description: null,
    stride: ["spoofing"],
    otherCategory: null,
    assets: ["Billing API"],
    severity: "high",
    unknownSeverity: null,
    status: "mitigated",
    mitigations: ["mTLS"],
    owner: null,
    due: null,
    reason: null,
    tickets: [],
    line: 80,
    endLine: 80,
    ...over,
  };
}

export function model(over: Partial<ThreatModel> = {}): ThreatModel {
  return {
    ...emptyThreatModel("docs/design/billing.md", "markdown"),
    section: { heading: "Threat model", line: 40, endLine: 120 },
    ...over,
  };
}

const CELLS: Readonly<Record<string, Cell>> = {
  C: { state: "threat", severity: "critical", threats: 1 },
  H: { state: "threat", severity: "high", threats: 2 },
  M: { state: "threat", severity: "medium", threats: 1 },
  u: { state: "threat", severity: null, threats: 3 },
  c: { state: "considered", reason: "every refund is signed" },
  n: { state: "considered", reason: null },
  "?": { state: "silent" },
  "-": { state: "not-asked" },
};

/** Six cells from six letters, as in `H?c-M?`. */
export function cells(letters: string): Coverage["total"] {
  const [spoofing, tampering, repudiation, information, denial, elevation] = Array.from(
    letters.padEnd(STRIDE.length, "-"),
    cell,
  );
  return {
    spoofing: spoofing ?? SILENT,
    tampering: tampering ?? SILENT,
    repudiation: repudiation ?? SILENT,
    "information-disclosure": information ?? SILENT,
    "denial-of-service": denial ?? SILENT,
    "elevation-of-privilege": elevation ?? SILENT,
  };
}

const SILENT: Cell = { state: "silent" };

function cell(letter: string): Cell {
  return CELLS[letter] ?? SILENT;
}

/** A coverage from rows such as `["Billing API", "H?c-M?"]`; the last argument is the total. */
export function coverage(
  mode: CoverageMode,
  rows: readonly (readonly [string | null, string])[],
  total = "??????",
): Coverage {
  return {
    mode,
    rows: rows.map(([subject, letters], at) => ({
      subject,
      kind: null,
      cells: cells(letters),
      line: 60 + at,
      endLine: 60 + at,
    })),
    total: cells(total),
  };
}

export function document(over: Partial<DocumentAssessment> = {}): DocumentAssessment {
  const path = over.path ?? over.model?.path ?? "docs/design/billing.md";
  return {
    path,
    change: "modified",
    model: model({ path }),
    coverage: coverage("model", []),
    changes: [],
    gaps: [],
    ...over,
  };
}

export function assessment(...documents: readonly DocumentAssessment[]): Assessment {
  return { documents };
}
