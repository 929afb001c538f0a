import type { Assessment, DocumentAssessment } from "../../src/model/assessment.ts";
import type { Coverage } from "../../src/model/coverage.ts";
import type { DesignDocument } from "../../src/model/design-document.ts";
import type { JudgedFacts } from "../../src/model/facts.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Phase } from "../../src/model/phase.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { PullRequest } from "../../src/model/pull-request.ts";
import { emptyThreatModel, type ThreatModel } from "../../src/model/threat-model.ts";
import type { Waiver } from "../../src/model/waiver.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";

/** A pull request of ada's on acme/billing-api. */
export function aPull(changes: Partial<PullRequest> = {}): PullRequest {
  return {
    repository: {
      id: 7,
      owner: "acme",
      name: "billing-api",
      url: "https://github.com/acme/billing-api",
      isPrivate: true,
    },
    number: 12,
    author: "ada",
    isDraft: false,
    isOpen: true,
    headSha: "a".repeat(40),
    baseSha: "b".repeat(40),
    baseRef: "main",
    requestedTeams: [],
    requestedReviewers: [],
    updatedAt: "2026-11-23T12:00:00Z",
    ...changes,
  };
}

/** A design document that it adds. */
export function aDocument(text: string, changes: Partial<DesignDocument> = {}): DesignDocument {
  return {
    path: "docs/design/refunds.md",
    previousPath: null,
    change: "added",
    blob: "d".repeat(40),
    content: { kind: "text", text },
    base: null,
    ...changes,
  };
}

/** What is known of that pull request, by a team in a phase, in an organisation with a security team. */
export function someFacts(phase: Phase, changes: Partial<JudgedFacts> = {}): JudgedFacts {
  return {
    pull: aPull(),
    ownership: { team: "payments", phase, why: "its repository matches billing-*" },
    policy: {
      policy: { ...DEFAULT_POLICY, security: { team: "security" } },
      source: { kind: "file", url: "https://github.com/acme/.github", commit: null },
      mistakes: [],
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
    now: "2026-11-23T12:00:00Z",
    ...changes,
  };
}

/** The same in an organisation whose config says otherwise. */
export function factsUnder(phase: Phase, changes: Partial<Policy>): JudgedFacts {
  const facts = someFacts(phase);
  const policy = { ...facts.policy.policy, ...changes };
  return { ...facts, policy: { ...facts.policy, policy } };
}

/** A waiver of sam's for whatever the pull request comes to say, until it is merged. */
export function aWaiver(changes: Partial<Waiver> = {}): Waiver {
  return {
    by: "sam",
    reason: "a hotfix",
    until: null,
    fingerprint: null,
    at: "2026-11-22T09:00:00Z",
    ended: null,
    ...changes,
  };
}

/** One assessed document with the given gaps. */
export function assessed(gaps: readonly Gap[], model: Partial<ThreatModel> = {}): Assessment {
  const document: DocumentAssessment = {
    path: "docs/design/billing.md",
    change: "added",
    model: { ...emptyThreatModel("docs/design/billing.md", "markdown"), ...model },
    coverage: NO_COVERAGE,
    changes: [],
    gaps,
  };
  return { documents: [document] };
}

const SILENT = { state: "silent" } as const;

const NO_COVERAGE: Coverage = {
  mode: "model",
  rows: [],
  total: {
    spoofing: SILENT,
    tampering: SILENT,
    repudiation: SILENT,
    "information-disclosure": SILENT,
    "denial-of-service": SILENT,
    "elevation-of-privilege": SILENT,
  },
};

/** A gap of a rule on a line; an error unless told otherwise. */
export function aGap(rule: string, line: number, changes: Partial<Gap> = {}): Gap {
  return {
    id: `${rule}@${line}`,
    rule,
    level: "error",
    message: `${rule} on line ${line}.`,
    question: null,
    subject: null,
    stride: null,
    line,
    endLine: line,
    ...changes,
  };
}
