import type { ConfigPath } from "../config-places.ts";

/** Something in a config that can be used, but that most likely does not do what was meant. */
export interface ConfigWarning {
  readonly path: ConfigPath;
  /** Sentences; names of the file and of GitHub stand in it as written. */
  readonly message: string;
}
