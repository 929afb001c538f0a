import type { EscapeClass, Reporter } from "./ledger-event.ts";
import type { Severity } from "./severity.ts";
import type { Stride } from "./stride.ts";
import type { Instant } from "./time.ts";

/**
 * Who found a threat, and how: `found` by the team; `hinted`, by the team after its very asset and
 * category had been named; `missed`, as Security logged it; `late`, as it came from outside after
 * the session.
 */
export type Attribution = "found" | "hinted" | "missed" | "late";

/** A threat kept for history. */
export interface Finding {
  /** `F-12` where somebody reported it, else its session and its place in it. */
  readonly key: string;
  /** 12 for `F-12`; null: nobody but the team spoke of it. */
  readonly number: number | null;
  /** Of its session; null: it is tied to none. */
  readonly session: string | null;
  readonly team: string | null;
  readonly source: "team" | Reporter;
  readonly attribution: Attribution;
  readonly title: string;
  /** Null: its author gave none. */
  readonly severity: Severity | null;
  readonly stride: readonly Stride[];
  readonly assets: readonly string[];
  /** When it was first written down. */
  readonly at: Instant;
  /** It no longer counts. */
  readonly isRetracted: boolean;
  readonly isFixed: boolean;
  /** It was listed by the team, or reported, before: it is not counted a second time. */
  readonly isKnown: boolean;
  /** Of a late one; null: it is none, or nobody can tell yet. */
  readonly escapeClass: EscapeClass | null;
}

/** A threat-modelled design, from its pull request's opening to its merge or closing. */
export interface LedgerSession {
  readonly key: string;
  readonly team: string | null;
  /** Who opened its pull request. */
  readonly author: string;
  readonly openedAt: Instant;
  /** When Security's review began; null: not yet. */
  readonly frozenAt: Instant | null;
  readonly state: "open" | "completed" | "abandoned";
  /** Null: it is open. */
  readonly endedAt: Instant | null;
}
