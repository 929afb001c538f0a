import type { CheckName } from "../model/check-run.ts";

/** The newest check run of a name that we posted on a commit. */
export interface PublishedCheck {
  readonly repositoryId: number;
  readonly headSha: string;
  readonly name: CheckName;
  readonly checkRunId: number;
  /** A digest of all it says: an unchanged check is not posted again. */
  readonly digest: string;
}

/** Which check runs stand on which commits. */
export interface CheckStore {
  get(repositoryId: number, headSha: string, name: CheckName): Promise<PublishedCheck | null>;
  keep(check: PublishedCheck): Promise<void>;
}
