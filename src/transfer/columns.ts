/** What a table of rows can be made of. */
export interface Column {
  readonly name: string;
  /** Other names that people give it. */
  readonly aliases?: readonly string[];
  /** `required` and `optional` ones are read by import; `told` ones are only written by export. */
  readonly import: "required" | "optional" | "told";
  /** What stands in it, as the end of a sentence. */
  readonly holds: string;
  readonly example: string;
}

/** A finding: what somebody else found, or with export also what a team found itself. */
export const FINDING_COLUMNS = [
  {
    name: "id",
    import: "optional",
    holds: "what the source calls it; the same id of the same source is the same finding",
    example: "H1-2041",
  },
  { name: "finding", import: "told", holds: "what the app calls it", example: "F-12" },
  {
    name: "session",
    aliases: ["pull_request"],
    import: "optional",
    holds: "the pull request that it was missed in: OWNER/REPOSITORY#NUMBER, or its address",
    example: "acme/billing-api#12",
  },
  {
    name: "team",
    import: "required",
    holds: "whose it is: a team of the config",
    example: "payments",
  },
  {
    name: "source",
    import: "required",
    holds: "bug-bounty, pentest, incident or security; export writes team, too",
    example: "bug-bounty",
  },
  {
    name: "attribution",
    import: "told",
    holds: "found, hinted, missed or late: who found it first",
    example: "late",
  },
  {
    name: "severity",
    import: "required",
    holds: "critical, high, medium, low or info, or a CVSS score or vector",
    example: "high",
  },
  {
    name: "category",
    aliases: ["stride"],
    import: "required",
    holds: "a STRIDE category in any spelling that documents may use, or outside-stride",
    example: "tampering",
  },
  {
    name: "title",
    import: "required",
    holds: "what can happen, on one line; a longer one is cut after 300 characters",
    example: "A refund is paid out twice",
  },
  {
    name: "asset",
    import: "optional",
    holds: "what it endangers; it ties the finding to the team's latest session that speaks of it",
    example: "Refund API",
  },
  {
    name: "at",
    aliases: ["date"],
    import: "required",
    holds: "when it was found: a day, which stands for its first moment in UTC, or a moment",
    example: "2026-11-20",
  },
  {
    name: "escape_class",
    import: "optional",
    holds: "why it escaped its session, where that is known",
    example: "asset-not-listed",
  },
  {
    name: "fixed",
    import: "optional",
    holds: "yes or no, or when it was fixed",
    example: "2026-11-22",
  },
  {
    name: "retracted",
    import: "optional",
    holds: "yes or no, or when it was taken back: it does not count then",
    example: "no",
  },
  {
    name: "repeated",
    import: "told",
    holds: "yes where it was known before, and does not count a second time",
    example: "no",
  },
] as const satisfies readonly Column[];

/** That somebody finished a training module. */
export const TRAINING_COLUMNS = [
  { name: "login", import: "required", holds: "who, by their name on GitHub", example: "ada" },
  {
    name: "module",
    import: "required",
    holds: "what: a training module of the config",
    example: "foundations",
  },
  { name: "on", import: "required", holds: "on which day", example: "2026-11-20" },
  { name: "by", import: "told", holds: "who recorded it", example: "sam" },
  {
    name: "recorded_at",
    import: "told",
    holds: "when it was recorded",
    example: "2026-11-21T09:30:00Z",
  },
] as const satisfies readonly Column[];

/** The names of a table's columns. */
export type NameOf<T extends readonly Column[]> = T[number]["name"];
