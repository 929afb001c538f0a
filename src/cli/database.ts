import type { PolicyFile } from "../model/config-file.ts";
import { nearest } from "../model/names.ts";
import type { Store } from "../store.ts";
import { type Surroundings, UsageError } from "./subcommand.ts";

/** The address of the app's database. */
export function databaseOf(environment: Surroundings["environment"]): string {
  return environment["DATABASE_URL"] || "file:./data/threatgate.db";
}

/** Opens the database at an address. */
export async function openDatabase(url: string): Promise<Store> {
  // Loaded here alone: the other commands start faster without a database.
  const { openStore } = await import("../../db/open.ts");
  try {
    return await openStore(url);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the database cannot be opened: ${why}`, { cause: error });
  }
}

/** The config file of the organisation that is named, or of the only one that is known. */
export async function organizationOf(
  { policyFiles }: Pick<Store, "policyFiles">,
  named: string | null,
): Promise<PolicyFile> {
  const names = (await policyFiles.owners()).map(({ owner }) => owner);
  const [only, ...others] = names;
  if (only === undefined) {
    throw new UsageError("the database knows no organisation yet: start the app, and install it");
  }
  if (named === null && others.length > 0) {
    throw new UsageError(`name one with --owner: the database knows ${names.join(", ")}`);
  }
  const file = await policyFiles.get(named ?? only);
  if (file !== null) return file;
  const near = nearest(named ?? "", names) ?? names.join(", ");
  throw new UsageError(`the database does not know ${named}; did you mean ${near}?`);
}
