import type { Policy } from "../../model/policy.ts";
import { quoted } from "../found-words.ts";
import { compileGlob, expandBraces, firstMatch, type Glob } from "../glob.ts";
import { matchingRoom } from "./matching-room.ts";
import type { ConfigWarning } from "./warning.ts";

/**
 * Patterns of documents of which `ignore` leaves nothing, as far as paths that they match tell.
 * Whether any repository holds such a file is not known here.
 */
export function ignoredDocuments({ documents }: Policy): readonly ConfigWarning[] {
  const ignore = documents.ignore.map(compileGlob);
  const hasRoom = matchingRoom();
  const patterns = documents.ignore.flatMap(expandBraces).join("").length;
  return documents.paths.flatMap((glob, at) => {
    const examples = examplesOf(glob);
    if (!hasRoom(patterns, examples.join("").length)) return [];
    const ignored = examples.map((path) => firstMatch(ignore, path));
    const first = ignored.every(isThere) ? ignored.find(isThere) : undefined;
    if (first === undefined) return [];
    const message = `What ${quoted(glob)} matches is left out by ${quoted(first.source)} under documents.ignore.`;
    return [{ path: ["documents", "paths", at], message }];
  });
}

function isThere(glob: Glob | null): glob is Glob {
  return glob !== null;
}

/** Names that no pattern has a reason to speak of. */
const NAMES = ["okapi", "quetzal"];

/** Two paths for each of its alternatives. */
function examplesOf(glob: string): readonly string[] {
  return expandBraces(glob).flatMap((pattern) =>
    NAMES.map((name) => {
      const ending = pattern.endsWith("*") && !pattern.endsWith(".*") ? ".md" : "";
      return pattern.replaceAll(/\*{1,2}/g, name).replaceAll("?", "q") + ending;
    }),
  );
}
