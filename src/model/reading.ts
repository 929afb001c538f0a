/** What was read of a pull request's threat model at one of its heads. */
export interface Reading {
  readonly commit: string;
  readonly fingerprint: string;
}
