import type { PullRequest } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** How GitHub writes a person's private address: `41898282+ada@users.noreply.github.com`. */
const PRIVATE_ADDRESS = /^(?:\d+\+)?([a-z\d-]+(?:\[bot\])?)@users\.noreply\./i;

/** A trailer that names a further author of a commit. */
const CO_AUTHOR = /^co-authored-by:[^<\n]*<([^<>\n]+)>[ \t]*$/gim;

/**
 * Logins, in lower case, of those who wrote or committed a pull request's commits, as far as GitHub
 * knows them. It lists 250 commits at most.
 * @see https://docs.github.com/rest/pulls/pulls#list-commits-on-a-pull-request
 */
export async function commitAuthors(github: GitHub, pull: PullRequest): Promise<readonly string[]> {
  const commits = await github.paginate(github.rest.pulls.listCommits, {
    ...named(pull.repository),
    pull_number: pull.number,
    per_page: 100,
  });
  const logins = commits.flatMap(({ author, committer, commit }) => [
    loginOf(author),
    loginOf(committer),
    ...coAuthors(commit.message),
  ]);
  const people = logins.filter((login) => login !== null).filter((login) => login !== "web-flow");
  return [...new Set(people)];
}

function loginOf(account: object | null): string | null {
  if (account === null || !("login" in account)) return null;
  return typeof account.login === "string" ? account.login.toLowerCase() : null;
}

function coAuthors(message: string): readonly (string | null)[] {
  return [...message.matchAll(CO_AUTHOR)].map(([, address = ""]) => {
    const [, login] = PRIVATE_ADDRESS.exec(address.trim()) ?? [];
    return login?.toLowerCase() ?? null;
  });
}
