import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { KnownBad } from "../known-bad.ts";

const FOLDER = new URL("../canaries/", import.meta.url);

/** The known-bad documents that come with the app, each named for the rule that must speak. */
export function knownBadDocuments(): readonly KnownBad[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({
      rule: basename(name, ".md"),
      text: readFileSync(new URL(name, FOLDER), "utf8"),
    }));
}
