import { createHash } from "node:crypto";
import { slug } from "../model/names.ts";
import type { Phase } from "../model/phase.ts";

/** All branches that propose phases begin so. */
const PREFIX = "threatgate/phase/";

/** Branches of proposals for a team begin so, and those for no other team do. */
export function branchPrefixOf(team: string): string {
  const name = slug(team);
  return `${PREFIX}${name === team ? name : `${name}.${shortDigestOf(team)}`}/`;
}

/** The branch that proposes a step on some evidence: the same for the same. */
export function branchOf(team: string, to: Phase, digest: string): string {
  return `${branchPrefixOf(team)}${to}-${digest}`;
}

/** Whether a branch is called as one of the app's own is. */
export function isProposalBranch(branch: string): boolean {
  return branch.startsWith(PREFIX);
}

/** So few digits tell any two texts apart that ever meet. */
export function shortDigestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
