import type { Phase, PhasePolicy } from "../../model/phase.ts";

/** How a session is called where people read of it. */
export interface SessionName {
  readonly label: string;
  /** Of its pull request; null: not known. */
  readonly url: string | null;
}

/** What the words on a team's evidence need beside it. */
export interface EvidenceView {
  /** By session key; a session that is not among them goes by its number. */
  readonly sessions: ReadonlyMap<string, SessionName>;
  /** What each phase asks of a pull request in this organisation. */
  readonly phases: Readonly<Record<Phase, PhasePolicy>>;
  /** Whether everybody may read it: then it names no finding and no pull request. */
  readonly isPublic: boolean;
}
