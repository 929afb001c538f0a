import type { Instant } from "./time.ts";

/** An organisation's config file as last seen on GitHub, and the last version that was good. */
export interface PolicyFile {
  readonly owner: string;
  /** The installation that it was read with: an owner's name may pass to somebody else. */
  readonly installationId: number;
  /** Null: there was no file when we looked. */
  readonly text: string | null;
  /** Of GitHub's answer, to ask again at no cost; null: none was given. */
  readonly etag: string | null;
  /** The page of the file. */
  readonly url: string | null;
  readonly lastGood: string | null;
  /** The commit that made the last good version. */
  readonly lastGoodCommit: string | null;
  readonly checkedAt: Instant;
}

/** A repository's own config file on one branch, as last seen on GitHub. */
export interface RepositoryFile {
  /** Null: there was no file when we looked. */
  readonly text: string | null;
  readonly etag: string | null;
  /** The page of the file. */
  readonly url: string | null;
  /** The commit that changed it last. */
  readonly commit: string | null;
  readonly checkedAt: Instant;
}
