import { expandBraces, MAX_ALTERNATIVES, MAX_GLOB_LENGTH } from "./glob.ts";

/** What a pattern is held against. */
export type GlobUse = "document" | "path" | "repository";

/** Extensions of files that can be read as a design document, lower case. */
const READABLE = /\.(?:md|mdx|markdown|json|ya?ml|otm|hcl)$/i;

type Check = (glob: string, use: GlobUse) => string | null;

/** What is wrong with a pattern and how to write it; null: nothing. */
export function globMistake(glob: string, use: GlobUse): string | null {
  for (const check of CHECKS) {
    const mistake = check(glob, use);
    if (mistake !== null) return mistake;
  }
  return null;
}

const CHECKS: readonly Check[] = [size, negation, characters, braces, slashes, stars, ending];

function size(glob: string): string | null {
  if (glob.trim() !== glob || glob === "") return "expected a pattern without spaces around it";
  if (glob.length <= MAX_GLOB_LENGTH) return null;
  return `expected a pattern of at most ${MAX_GLOB_LENGTH} characters, found ${glob.length}`;
}

function negation(glob: string, use: GlobUse): string | null {
  if (!glob.startsWith("!")) return null;
  const instead = use === "document" ? " List what to leave out under documents.ignore." : "";
  return `a pattern cannot begin with "!".${instead}`;
}

function characters(glob: string): string | null {
  if (glob.includes("\\")) return 'expected "/" between folders, found "\\"';
  const odd = /[[\]()|]/.exec(glob)?.[0];
  if (odd === undefined) return null;
  return `"${odd}" has no meaning in a pattern here: use *, **, ? or {a,b}, and ? for "${odd}" itself`;
}

function braces(glob: string): string | null {
  const rest = glob.replaceAll(/\{[^{}]*,[^{}]*\}/g, "");
  if (/[{}]/.test(rest)) return "expected braces as in {a,b}, closed and not nested";
  if (expandBraces(glob).length <= MAX_ALTERNATIVES) return null;
  return `its braces stand for more than ${MAX_ALTERNATIVES} patterns: write it as several`;
}

function slashes(glob: string, use: GlobUse): string | null {
  if (use === "repository") return repositoryName(glob);
  if (glob.startsWith("/") || glob.startsWith("./")) {
    return `paths begin at the top of the repository. Did you mean "${glob.replace(/^\.?\/{1,9}/, "")}"?`;
  }
  if (glob.endsWith("/")) return `a folder has no end of its own. Did you mean "${glob}**"?`;
  if (/(?:^|\/)(?:\.{0,2})\//.test(glob))
    return 'expected folder names, found "//", "/./" or "/../"';
  return null;
}

function repositoryName(glob: string): string | null {
  if (!glob.includes("/")) return null;
  const name = glob.slice(glob.lastIndexOf("/") + 1);
  const instead = name === "" ? "" : ` Did you mean "${name}"?`;
  return `expected a repository's name without its owner.${instead}`;
}

function stars(glob: string): string | null {
  const glued = glob.split("/").find((name) => name.includes("**") && name !== "**");
  if (glued === undefined) return null;
  const instead = glob.replace(glued, glued.replace(/\*{2,99}/, "**/*"));
  return `"**" stands alone between slashes. Did you mean "${instead}"?`;
}

function ending(glob: string, use: GlobUse): string | null {
  if (use !== "document") return null;
  const unreadable = expandBraces(glob).find((each) => !/[*?]$/.test(each) && !READABLE.test(each));
  if (unreadable === undefined) return null;
  const name = unreadable.slice(unreadable.lastIndexOf("/") + 1);
  if (!name.includes(".")) return `it matches no Markdown file. Did you mean "${unreadable}/**"?`;
  return `"${name}" is no file that can be read: expected Markdown (.md), or a threat model in JSON, YAML, HCL or OTM`;
}
