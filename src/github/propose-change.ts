import type { GitHub } from "./client.ts";
import { commitOf, type FileChange, resetBranch, startBranch } from "./commit-on-branch.ts";
import { isRefused } from "./refused.ts";

/** A change of one file, as a pull request for people to merge. */
export interface ProposedChange extends Omit<FileChange, "message"> {
  /** The branch that it is to be merged into. */
  readonly base: string;
  /** Pull requests from branches that begin so are proposals on the same thing. */
  readonly branchPrefix: string;
  /** The app's login: what others opened is none of its proposals. */
  readonly by: string;
  readonly title: string;
  readonly body: string;
}

/** An open pull request of the app. */
export interface OpenProposal {
  readonly number: number;
  readonly url: string;
  readonly branch: string;
}

/** What came of it. */
export interface Proposed extends OpenProposal {
  /** It was not open before. */
  readonly isNew: boolean;
  /** Others on the same thing, which were opened at the same moment: one is enough. */
  readonly others: readonly OpenProposal[];
}

/**
 * Opens a pull request with a change, or finds the open one on the same thing; null: the file does
 * not let itself be changed so. Safe to repeat at any point, and from two places at once: the branch
 * of the same change is the same, and of several pull requests the first stands.
 */
export async function proposeChange(
  github: GitHub,
  change: ProposedChange,
): Promise<Proposed | null> {
  const known = await openProposals(github, change);
  if (known.length > 0) return firstOf(known, null);
  const commit = await commitOf(github, { ...change, message: change.title }, change.base);
  if (commit === null) return null;
  const opened = await opening(github, change, commit);
  const open = await openProposals(github, change);
  // What was opened just now may not be listed yet.
  return firstOf(open.length > 0 || opened === null ? open : [opened], opened);
}

/** Null: there is one already, opened in the same moment. */
async function opening(
  github: GitHub,
  change: ProposedChange,
  commit: string,
): Promise<OpenProposal | null> {
  const branch = { ...change, message: change.title };
  if (!(await startBranch(github, branch, commit))) {
    if ((await openProposals(github, change)).length > 0) return null;
    // Left over from a proposal that was closed, or somebody else's: what it holds is not looked at.
    await resetBranch(github, branch, commit);
  }
  const { owner, repo, base, branch: head, title, body } = change;
  try {
    const { data } = await github.rest.pulls.create({ owner, repo, base, head, title, body });
    return { number: data.number, url: data.html_url, branch: head };
  } catch (error) {
    if (isRefused(error, 422) && (await openProposals(github, change)).length > 0) return null;
    throw error;
  }
}

function firstOf(open: readonly OpenProposal[], opened: OpenProposal | null): Proposed {
  const [first, ...others] = open.toSorted((a, b) => a.number - b.number);
  if (first === undefined)
    throw new Error("GitHub lists no pull request where it said there is one");
  return { ...first, isNew: first.number === opened?.number, others };
}

/** The app's own, from branches of the repository itself. */
async function openProposals(
  { rest, paginate }: GitHub,
  { owner, repo, branchPrefix, by }: ProposedChange,
): Promise<readonly OpenProposal[]> {
  const open = await paginate(rest.pulls.list, { owner, repo, state: "open", per_page: 100 });
  return open
    .filter(
      ({ head, user }) =>
        head.ref.startsWith(branchPrefix) &&
        head.repo?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase() &&
        user?.login === by,
    )
    .map(({ number, html_url: url, head }) => ({ number, url, branch: head.ref }));
}
