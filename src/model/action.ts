import type { CheckRun } from "./check-run.ts";
import type { EventOf } from "./ledger-event.ts";
import type { Session } from "./session.ts";

/** Something to do, as plain data. Each is safe to perform twice. */
export type Action =
  | { readonly kind: "publish-check"; readonly headSha: string; readonly check: CheckRun }
  | { readonly kind: "request-review"; readonly team: string; readonly fingerprint: string }
  /** Security is asked by name. */
  | {
      readonly kind: "request-people";
      readonly people: readonly [string, ...string[]];
      /** In the place of whom GitHub refuses, in order. */
      readonly fallbacks: readonly string[];
      readonly fingerprint: string;
    }
  /** A label, and an entry in Security's queue. */
  | {
      readonly kind: "note-interest";
      readonly fingerprint: string;
      /** In words. */
      readonly rules: readonly string[];
      readonly attackSurface: number;
    }
  /** What was read at a commit, so that a later review of that commit is known to cover it. */
  | { readonly kind: "record-reading"; readonly headSha: string; readonly fingerprint: string }
  /** The pull request as it was judged, so that it can be judged again under another policy. */
  | { readonly kind: "record-session"; readonly session: Session }
  /** The threat model as it stands, for who finds what. */
  | { readonly kind: "record-model"; readonly seen: EventOf<"model-seen"> };
