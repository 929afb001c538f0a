import type { DocumentPolicy } from "../model/policy.ts";
import { compileGlob, firstMatch, type Glob } from "./glob.ts";

/** Whether a file is a design document, as far as its path tells. */
export type DocumentCandidate =
  | "always"
  /** When its text holds a threat model. */
  | "if-threat-model"
  /** It is ignored, unless its front matter says `threat-model: required`. */
  | "if-required"
  | "never";

interface DocumentGlobs {
  readonly paths: readonly Glob[];
  /** Those of `paths` that say how a name ends: `*.json`. */
  readonly literalPaths: readonly Glob[];
  readonly ignore: readonly Glob[];
}

const MARKDOWN = /\.(?:md|mdx|markdown)$/i;

/**
 * Names that the tools' own documentation gives threat models.
 * @see https://github.com/iriusrisk/OpenThreatModel
 * @see https://github.com/awslabs/threat-composer
 * @see https://github.com/Threagile/threagile
 */
const NAMED_THREAT_MODEL =
  /(?:\.otm|\.otm\.json|\.otm\.ya?ml|\.tc\.json|(?:^|\/)threagile\.ya?ml)$/i;

/** Looking into every such file of a pull request would cost a request each: some word must ask for it. */
const WRITTEN_BY_TOOLS = /\.(?:json|ya?ml|hcl)$/i;
const SPEAKS_OF_THREATS = /threat|\.tm\.hcl$|tm-?bom/i;

/** Other people's documents, by the thousand: ignored ones are not even looked into. */
const VENDORED = /(?:^|\/)node_modules\//i;

/** How far the path of a changed file tells whether it is a design document. */
export function documentCandidate(path: string, policy: DocumentPolicy): DocumentCandidate {
  const globs = globsOf(policy);
  const isIgnored = firstMatch(globs.ignore, path) !== null;
  if (MARKDOWN.test(path)) return markdownCandidate(path, isIgnored, globs);
  return isIgnored ? "never" : structuredCandidate(path, globs);
}

function markdownCandidate(
  path: string,
  isIgnored: boolean,
  { paths }: DocumentGlobs,
): DocumentCandidate {
  if (isIgnored) return VENDORED.test(path) ? "never" : "if-required";
  return firstMatch(paths, path) === null ? "if-threat-model" : "always";
}

function structuredCandidate(
  path: string,
  { paths, literalPaths }: DocumentGlobs,
): DocumentCandidate {
  if (NAMED_THREAT_MODEL.test(path) || firstMatch(literalPaths, path) !== null) return "always";
  if (!WRITTEN_BY_TOOLS.test(path)) return "never";
  const isWorthALook = SPEAKS_OF_THREATS.test(path) || firstMatch(paths, path) !== null;
  return isWorthALook ? "if-threat-model" : "never";
}

/** A policy's patterns are made ready once, however many files are held against them. */
const ready = new WeakMap<DocumentPolicy, DocumentGlobs>();

function globsOf(policy: DocumentPolicy): DocumentGlobs {
  const known = ready.get(policy);
  if (known !== undefined) return known;
  const paths = policy.paths.map(compileGlob);
  const globs = {
    paths,
    literalPaths: paths.filter(({ endsLiterally }) => endsLiterally),
    ignore: policy.ignore.map(compileGlob),
  };
  ready.set(policy, globs);
  return globs;
}
