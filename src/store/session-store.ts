import type { Session } from "../model/session.ts";

/** Sessions as last judged, one a pull request. */
export interface SessionStore {
  keep(installationId: number, session: Session): Promise<void>;
  /** Those of an installation, or of all; newest first. */
  latest(installationId: number | null, limit: number): Promise<readonly Session[]>;
}
