import { z } from "zod";
import { SEVERITIES } from "./severity.ts";
import { STRIDE } from "./stride.ts";
import { THREAT_STATUSES } from "./threat-model.ts";

/** Who reports a threat that the team did not write down first. */
export const REPORTERS = ["security", "bug-bounty", "pentest", "incident"] as const;
export type Reporter = (typeof REPORTERS)[number];

/** Why a threat was not found in its session. */
export const ESCAPE_CLASSES = [
  "asset-not-listed",
  "category-not-considered",
  "listed-and-accepted",
  "mitigation-not-done",
  "declared-out-of-scope",
  "outside-stride",
] as const;
export type EscapeClass = (typeof ESCAPE_CLASSES)[number];

const Instant = z.string().min(20);
const Categories = z.array(z.enum(STRIDE)).readonly();
const Names = z.array(z.string()).readonly();

/** A threat as it stood in a threat model, as far as it takes to know it again. */
const SeenThreat = z.strictObject({
  id: z.string().nullable(),
  title: z.string(),
  severity: z.enum(SEVERITIES).nullable(),
  stride: Categories,
  assets: Names,
  status: z.enum(THREAT_STATUSES),
  /** Whether the pull request brings it: it does not stand on the base branch already. */
  isNew: z.boolean(),
});
export type SeenThreat = Readonly<z.infer<typeof SeenThreat>>;

/** An asset and a category that were named together. */
const Named = z.strictObject({ asset: z.string(), category: z.enum(STRIDE) });

/** What happens to one session, which is one pull request. */
const inSession = {
  /** The same for the same event, however often it is told. */
  id: z.string(),
  at: Instant,
  repositoryId: z.int(),
  number: z.int(),
};

/** The threat models of a pull request's documents, as they were read at a commit. */
const ModelSeen = z.strictObject({
  ...inSession,
  kind: z.literal("model-seen"),
  commit: z.string(),
  team: z.string().nullable(),
  /** Who opened the pull request. */
  author: z.string(),
  /** Paths of the design documents. */
  documents: Names,
  threats: z.array(SeenThreat).readonly(),
  /** Names of what is catalogued. */
  assets: Names,
  outOfScope: Names,
  /** Categories that were looked into without a threat; a null asset: for all of the document. */
  considered: z
    .array(z.strictObject({ category: z.enum(STRIDE), asset: z.string().nullable() }))
    .readonly(),
  /** What the gate's gaps named on this model. */
  named: z.array(Named).readonly(),
});

/** Somebody of Security pushed to the pull request of another: what is new in it is not the team's. */
const SecurityPushed = z.strictObject({
  ...inSession,
  kind: z.literal("security-pushed"),
  commit: z.string(),
});

/** Security's review began. */
const Frozen = z.strictObject({ ...inSession, kind: z.literal("frozen"), by: z.string() });

/** The team asked for help that named an asset and a category. */
const Hinted = z.strictObject({ ...inSession, kind: z.literal("hinted"), ...Named.shape });

/** Somebody else reports a threat. On an issue it belongs to a team, and to no pull request. */
const Logged = z.strictObject({
  ...inSession,
  kind: z.literal("logged"),
  /** What people call it by: 12 for `F-12`. Counted for each organisation. */
  finding: z.int(),
  /** Whether it speaks of the pull request `number`; else that is where it was told. */
  isOfSession: z.boolean(),
  team: z.string().nullable(),
  by: z.string(),
  source: z.enum(REPORTERS),
  severity: z.enum(SEVERITIES),
  /** Null: it is none of the six. */
  category: z.enum(STRIDE).nullable(),
  title: z.string(),
  asset: z.string().nullable(),
});

/** What is said of a reported finding later; its place is where it was said. */
const ofFinding = { ...inSession, finding: z.int(), by: z.string() };

const Retracted = z.strictObject({
  ...ofFinding,
  kind: z.literal("retracted"),
  reason: z.string(),
});
const SeverityCorrected = z.strictObject({
  ...ofFinding,
  kind: z.literal("severity-corrected"),
  severity: z.enum(SEVERITIES),
});
const Fixed = z.strictObject({ ...ofFinding, kind: z.literal("fixed"), note: z.string() });
const EscapeSet = z.strictObject({
  ...ofFinding,
  kind: z.literal("escape-set"),
  escapeClass: z.enum(ESCAPE_CLASSES),
});

/** The pull request was merged, or closed without. */
const Ended = z.strictObject({
  ...inSession,
  kind: z.enum(["completed", "abandoned"]),
  team: z.string().nullable(),
});

/** One thing that happened in the history of findings. It is only ever added to. */
export const LedgerEvent = z.discriminatedUnion("kind", [
  ModelSeen,
  SecurityPushed,
  Frozen,
  Hinted,
  Logged,
  Retracted,
  SeverityCorrected,
  Fixed,
  EscapeSet,
  Ended,
]);
export type LedgerEvent = Readonly<z.infer<typeof LedgerEvent>>;

export type EventOf<K extends LedgerEvent["kind"]> = Extract<LedgerEvent, { readonly kind: K }>;

/** A session by its pull request: `7#12`. Its repository's id outlives renames. */
export function sessionKey({
  repositoryId,
  number,
}: Pick<LedgerEvent, "repositoryId" | "number">): string {
  return `${repositoryId}#${number}`;
}
