import type { Phase, PhasePolicy } from "../model/phase.ts";
import type { Policy } from "../model/policy.ts";
import { STRIDE } from "../model/stride.ts";
import type { TrainingModule } from "../model/training.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";

const MEBIBYTE = 1024 * 1024;

const PHASE_POLICIES: Readonly<Record<Phase, PhasePolicy>> = {
  traditional: PHASE_DESCRIPTIONS.traditional.policy,
  training: PHASE_DESCRIPTIONS.training.policy,
  observation: PHASE_DESCRIPTIONS.observation.policy,
  review: PHASE_DESCRIPTIONS.review.policy,
  "security-optional": PHASE_DESCRIPTIONS["security-optional"].policy,
};

/**
 * The three parts of the training that Segment published with its programme; its first one goes
 * through STRIDE letter by letter.
 */
const COURSE = "https://github.com/segmentio/threat-modeling-training";
const TRAINING_MODULES: readonly TrainingModule[] = [
  { name: "introduction", link: COURSE, stride: [] },
  { name: "foundations", link: COURSE, stride: STRIDE },
  { name: "live", link: COURSE, stride: [] },
];

/** What holds where no config file says otherwise. */
export const DEFAULT_POLICY: Policy = {
  security: { team: null },
  reviewers: { assign: "team", count: 1, away: [] },
  defaultPhase: "traditional",
  teams: [],
  documents: {
    paths: [
      "**/design/**",
      "**/designs/**",
      "**/design-docs/**",
      "**/rfc/**",
      "**/rfcs/**",
      "**/rfd/**",
      "**/proposals/**",
      "**/keps/**",
      "**/enhancements/**",
      "**/*threat*model*.md",
    ],
    ignore: ["**/README.md", "**/*template*", "**/node_modules/**", "**/CHANGELOG*"],
    headings: [],
    maxBytes: MEBIBYTE,
  },
  coverage: "model",
  rules: {},
  remediation: { critical: 7, high: 30, medium: 90 },
  // The worse the threat, the fewer may accept it, and the shorter that holds.
  acceptance: {
    critical: { by: "security", people: 2, days: 7 },
    high: { by: "security", people: 1, days: 30 },
    medium: { by: "security", people: 1, days: 90 },
    low: { by: "lead", people: 1, days: 180 },
    info: { by: "lead", people: 1, days: 180 },
  },
  phases: PHASE_POLICIES,
  publicRepositories: "full",
  promotion: {
    window: 5,
    rate: 0.9,
    findings: 3,
    lateDays: 180,
    backRate: 0.7,
    backSessions: 2,
    countHinted: true,
    mode: "propose",
    quietDays: 30,
  },
  training: { share: 0.8, refreshDays: 365, modules: TRAINING_MODULES, records: [] },
  interests: [],
  repositoryOverrides: "stricter",
};
