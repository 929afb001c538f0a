/** Where a subcommand writes, and what it may know of its surroundings. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** The moment the command was given, as ISO 8601 text in UTC. */
  readonly now: string;
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether somebody watches the standard error stream on a terminal. */
  readonly isWatched: boolean;
  /** The standard input stream. */
  input(): AsyncIterable<Uint8Array>;
  print(text: string): void;
  /** For progress and complaints: the standard error stream. */
  complain(text: string): void;
}

/** How a command ends: nothing blocks, something blocks, or the input cannot be used. */
export const EXIT = { open: 0, blocked: 1, unusable: 2 } as const;

/** One subcommand of `threatgate`. */
export interface Subcommand {
  readonly name: string;
  readonly summary: string;
  /** The help text, after the name and the summary. */
  readonly usage: string;
  /** Gives the exit status. A {@link UsageError} is shown with a pointer to the help. */
  run(args: readonly string[], surroundings: Surroundings): Promise<number>;
}

/** The command line cannot be used as it is; the message says why and what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
