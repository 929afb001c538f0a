import type { FileChange } from "../model/design-document.ts";
import { POLICY_FILE } from "../model/policy.ts";
import type { PullRequest, Repository } from "../model/pull-request.ts";
import type { Lines } from "../model/source.ts";
import { code, link, pathInUrl } from "./escape.ts";

/** Where a report may lead its readers; null: there is no such page. */
export interface ReportLinks {
  /** The folder of the documentation, without a slash at the end. */
  readonly docs: string | null;
  /** The page with all that is known of this pull request. */
  readonly details: string | null;
}

/** A report that leads to GitHub's own pages only. */
export const NO_LINKS: ReportLinks = { docs: null, details: null };

/** The address of lines in a document; null: there is none, as on a laptop. */
export type LineUrl = (path: string, change: FileChange, lines: Lines) => string | null;

/** A longer path is named, but not linked: its address would crowd out what is said. */
const LINKED_PATH = 1000;

/** Lines at the commit that was read; those of a deleted document where they stood last. */
export function linesOnGitHub({
  repository,
  headSha,
  baseSha,
}: Pick<PullRequest, "repository" | "headSha" | "baseSha">): LineUrl {
  return (path, change, lines) => {
    if (path.length > LINKED_PATH) return null;
    const sha = change === "removed" ? baseSha : headSha;
    return `${repository.url}/blob/${sha}/${pathInUrl(path)}?plain=1#${anchor(lines)}`;
  };
}

/**
 * GitHub shows a rendered document without lines, unless asked for `plain=1`.
 * @see https://docs.github.com/repositories/working-with-files/using-files/getting-permanent-links-to-files
 */
function anchor({ line, endLine }: Lines): string {
  return endLine > line ? `L${line}-L${endLine}` : `L${line}`;
}

/** Lines as people say them: `line 7`, `lines 7–9`. */
function linesInWords({ line, endLine }: Lines): string {
  return endLine > line ? `lines ${line}–${endLine}` : `line ${line}`;
}

/** Lines in words, as a link where they have an address. */
export function linesLink(lines: Lines, url: string | null): string {
  const words = linesInWords(lines);
  return url === null ? words : link(words, url);
}

/** A rule's id, as a link to its page. */
export function ruleLink(rule: string, { docs }: ReportLinks): string {
  const name = code(rule, 60);
  return docs === null ? name : link(name, `${docs}/rules/${pathInUrl(rule)}.md`);
}

/** Where all of it is, when a report had to leave something out. */
export function everythingElsewhere({ details }: ReportLinks): string {
  if (details !== null) return `see ${link("the details page", details)} for all of it.`;
  return "run <code>npx threatgate check</code> on this branch for all of it.";
}

/** GitHub's form for a new config file in the owner's `.github` repository. */
export function newConfigUrl({ url, owner }: Repository): string {
  const site = url.split("/").slice(0, 3).join("/");
  const filename = encodeURIComponent(POLICY_FILE.path);
  return `${site}/${pathInUrl(owner)}/.github/new/main?filename=${filename}&value=version%3A%201%0A`;
}
