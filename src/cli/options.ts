import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { FORMS, type Form } from "../transfer/reading/read-file.ts";
import { UsageError } from "./subcommand.ts";

/** The options and words of a command line; what it does not know is a {@link UsageError}. */
export function optionsOf<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** What `--format` says; null: it is not there. */
export function formOf(written: string | undefined): Form | null {
  if (written === undefined) return null;
  const form = FORMS.find((each) => each === written);
  if (form === undefined) throw new UsageError(`--format takes ${FORMS.join(", ")}`);
  return form;
}
