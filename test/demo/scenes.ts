import { readFileSync } from "node:fs";
import type { Seed } from "../support/github/seed.ts";

/** A pull request of the demo, and what the gate must say of it. */
export interface Scene {
  readonly team: string;
  readonly phase: string;
  readonly author: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly title: string;
  readonly path: string;
  readonly document: string;
  readonly expected: Expected;
}

/** A check run's verdict, and who is asked for a review. */
export interface Expected {
  readonly conclusion: string;
  readonly title: RegExp;
  /** Gaps that are called failures. */
  readonly failures: number;
  readonly asked: readonly string[];
}

function read(name: string): string {
  return readFileSync(new URL(`documents/${name}`, import.meta.url), "utf8");
}

const WAITING: Expected = {
  conclusion: "action_required",
  title: /^Waiting for Security to review$/,
  failures: 0,
  asked: ["security"],
};

export const GROWTH: Scene = {
  team: "growth",
  phase: "security-optional",
  author: "gia",
  repository: "acme/storefront",
  title: "Reward customers who invite friends",
  path: "docs/design/referral-rewards.md",
  document: read("referral-rewards.md"),
  expected: {
    conclusion: "success",
    title: /^Threat model complete: 4 assets, 6 threats$/,
    failures: 0,
    asked: [],
  },
};

export const LEDGER: Scene = {
  team: "ledger",
  phase: "review",
  author: "leo",
  repository: "acme/ledger",
  title: "Export the month for the auditors",
  path: "docs/design/month-end-export.md",
  document: read("month-end-export.md"),
  expected: {
    conclusion: "failure",
    title: /^3 gaps: 1 asset not listed, 1 STRIDE gap, 1 threat without mitigation$/,
    failures: 3,
    asked: [],
  },
};

export const PAYMENTS: Scene = {
  team: "payments",
  phase: "observation",
  author: "pay",
  repository: "acme/checkout",
  title: "Refund an order in a second",
  path: "docs/design/instant-refunds.md",
  document: read("instant-refunds.md"),
  expected: WAITING,
};

/** What Leo pushes to answer the three questions, and what the gate must say then. */
export const ANSWERED = {
  document: read("answered/month-end-export.md"),
  expected: WAITING,
} as const;

/** The organisation that the demo plays in. */
export const ORGANIZATION: Seed = {
  organizations: {
    acme: {
      teams: {
        growth: { members: ["gia"], repositories: ["storefront"] },
        ledger: { members: ["leo"], repositories: ["ledger"] },
        payments: { members: ["pay"], repositories: ["checkout"] },
        security: { members: ["sam", "sue"] },
      },
      repositories: {
        ".github": { files: { ".github/threatmodel.yml": read("threatmodel.yml") } },
        storefront: {},
        ledger: {},
        checkout: {},
      },
    },
  },
};
