import type { EventOf } from "./ledger-event.ts";
import type { Phase } from "./phase.ts";
import type { Severity } from "./severity.ts";
import type { Day } from "./time.ts";

/** Something that a command does, as plain data. Each is safe to perform twice. */
export type CommandEffect =
  /** Asks GitHub and assesses again, also where nothing seems to have changed. */
  | { readonly kind: "check-again" }
  /** Help was given on a gap, which counts when it is asked who found a threat. */
  | { readonly kind: "count-hint"; readonly gap: string; readonly named: Named | null }
  | (Recorded & {
      readonly kind: "sign-off";
      readonly state: "approved" | "changes-requested";
      /** Of the threat model that it speaks of, at the head that it was read at. */
      readonly commit: string;
      readonly fingerprint: string;
    })
  | (Recorded & {
      readonly kind: "request-review";
      readonly team: string;
      readonly fingerprint: string;
    })
  /** Reports a threat that the team did not find. */
  | (Recorded & {
      readonly kind: "log-finding";
      readonly report: ToldReport;
      /** Whose it is, where it is told on an issue; null: the pull request's team's. */
      readonly team: string | null;
    })
  /** Says something of a finding that was reported before. */
  | (Recorded & { readonly kind: "tell-finding"; readonly told: ToldOfFinding })
  | (Recorded & {
      readonly kind: "assign";
      readonly login: string;
      /** The security team, of which they must be. */
      readonly team: string;
      readonly fingerprint: string;
    })
  | (Recorded & { readonly kind: "unassign"; readonly login: string })
  | (Recorded & {
      readonly kind: "record-training";
      readonly logins: readonly string[];
      /** By its name. */
      readonly module: string;
      readonly on: Day;
    })
  /** Says of a team where it stands and how it came there, after some words; it changes nothing. */
  | {
      readonly kind: "tell-team";
      /** Its name in the config. */
      readonly team: string;
      readonly phase: Phase;
      /** Its slug. */
      readonly github: string;
      readonly words: string;
    }
  /** Opens the pull request that changes a team's phase in the config. */
  | (Recorded & { readonly kind: "propose-phase"; readonly proposal: PhaseProposal })
  | (Recorded & {
      readonly kind: "not-applicable";
      readonly reason: string;
      /** Of the documents that it is said of. */
      readonly versions: readonly string[];
    })
  | (Recorded & {
      readonly kind: "accept";
      /** By its key. */
      readonly threat: string;
      readonly severity: Severity;
      readonly reason: string;
      readonly until: Day;
    })
  | (Recorded & {
      readonly kind: "waive";
      readonly reason: string;
      /** Null: until the pull request is merged. */
      readonly until: Day | null;
      readonly fingerprint: string;
    });

/** Whether an effect changes what is known of the past, and no verdict: it is in time at any time. */
export function isOfHistory({ kind }: CommandEffect): boolean {
  return (
    kind === "propose-phase" ||
    kind === "record-training" ||
    kind === "tell-team" ||
    kind === "count-hint" ||
    kind === "log-finding" ||
    kind === "tell-finding"
  );
}

/** An asset and a category that help named together; it leads to one threat. */
type Named = Pick<EventOf<"hinted">, "asset" | "category">;

/** A team's way from one phase to another, as somebody of Security wants it. */
export interface PhaseProposal {
  /** Its name in the config. */
  readonly team: string;
  readonly from: Phase;
  readonly to: Phase;
  /** Null: none was given. */
  readonly reason: string | null;
}

/** A report without who, when and where. */
export type ToldReport = Pick<
  EventOf<"logged">,
  "source" | "severity" | "category" | "title" | "asset"
>;

type Without<T> = T extends unknown
  ? Omit<T, "id" | "at" | "repositoryId" | "number" | "by">
  : never;

/** What is said of a finding, by its number, without who, when and where. */
export type ToldOfFinding = Without<
  EventOf<"retracted"> | EventOf<"severity-corrected"> | EventOf<"fixed"> | EventOf<"escape-set">
>;

/** What the audit log keeps of a change beside who made it, when and where. */
export interface Recorded {
  /** In words: how it stood, and how it stands now. */
  readonly before: string;
  readonly after: string;
}
