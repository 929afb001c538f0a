import { fileURLToPath } from "node:url";
import type { Store } from "../src/store.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";

/**
 * Opens the database at an address and brings it to the newest schema: `file:./data/threatgate.db`
 * (relative to the working directory), `file:///var/lib/threatgate.db`, or `file::memory:`.
 * @throws where the address is of no kind that we know, or the database is newer than the code.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  return openSqlite(pathOf(databaseUrl));
}

/** The path that a `file:` address names. */
function pathOf(databaseUrl: string): string {
  const [scheme = ""] = databaseUrl.split(":", 1);
  if (scheme.toLowerCase() !== "file") throw new Error(unknownScheme(scheme));
  const path = databaseUrl.slice("file:".length);
  if (path === "" || path.includes("?")) {
    throw new Error("DATABASE_URL needs a path and no options: file:./data/threatgate.db");
  }
  return path.startsWith("//") ? fileURLToPath(databaseUrl) : path;
}

/** Says the scheme alone: the rest of an address may hold a password. */
function unknownScheme(scheme: string): string {
  const expected = "Expected a file: address, such as file:./data/threatgate.db";
  return scheme.startsWith("postgres")
    ? `DATABASE_URL: PostgreSQL is not supported yet. ${expected}`
    : `DATABASE_URL: no known kind of address. ${expected}`;
}
