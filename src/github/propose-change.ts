import { z } from "zod";
import type { GitHub } from "./client.ts";

/** A change of one file, as a pull request for people to merge. */
export interface ProposedChange {
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  /** The same for the same change, so that whoever proposes it again finds it. */
  readonly branch: string;
  /** Pull requests from branches that begin so are proposals on the same thing. */
  readonly branchPrefix: string;
  /** Of the file on the default branch; null: it cannot be made. */
  edit(text: string): string | null;
  readonly title: string;
  readonly body: string;
}

/** An open pull request's page, and whether it was open before. */
export interface Proposed {
  readonly url: string;
  readonly isNew: boolean;
}

const File = z.object({ type: z.literal("file"), sha: z.string(), content: z.string() });

/**
 * Opens a pull request with a change, or finds the open one on the same thing; null: the file does
 * not let itself be changed so. Safe to repeat at any point.
 */
export async function proposeChange(
  github: GitHub,
  change: ProposedChange,
): Promise<Proposed | null> {
  const { owner, repo, branch, title, body } = change;
  const { repos, pulls } = github.rest;
  const { data: open } = await pulls.list({ owner, repo, state: "open", per_page: 100 });
  const known = open.find(
    ({ head }) =>
      head.ref.startsWith(change.branchPrefix) && head.repo?.full_name === `${owner}/${repo}`,
  );
  if (known !== undefined) return { url: known.html_url, isNew: false };
  const { data: repository } = await repos.get({ owner, repo });
  const base = repository.default_branch;
  if (!(await commitChange(github, change, base))) return null;
  const { data: made } = await pulls.create({ owner, repo, base, head: branch, title, body });
  return { url: made.html_url, isNew: true };
}

/** The change as a commit on its branch; false: it cannot be made. */
async function commitChange(
  github: GitHub,
  { owner, repo, path, branch, title: message, edit }: ProposedChange,
  base: string,
): Promise<boolean> {
  const file = await fileOn(github, { owner, repo, path, ref: `refs/heads/${base}` });
  const text = edit(file.text);
  if (text === null) return false;
  const { git, repos } = github.rest;
  const { data: tip } = await git.getRef({ owner, repo, ref: `heads/${base}` });
  await made(git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: tip.object.sha }));
  const there = await fileOn(github, { owner, repo, path, ref: `refs/heads/${branch}` });
  if (there.text === text) return true;
  const content = Buffer.from(text).toString("base64");
  const commit = { owner, repo, path, branch, message, content, sha: there.sha };
  await repos.createOrUpdateFileContents(commit);
  return true;
}

async function fileOn(
  github: GitHub,
  place: { owner: string; repo: string; path: string; ref: string },
): Promise<{ text: string; sha: string }> {
  const { data } = await github.rest.repos.getContent(place);
  const { sha, content } = File.parse(data);
  return { sha, text: Buffer.from(content, "base64").toString("utf8") };
}

/** Of a branch that is there already, GitHub says 422. */
async function made(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof Error && "status" in error && error.status === 422)) throw error;
  }
}
