import type { OpenPulls, PullRequest, Repository } from "../model/pull-request.ts";

/** Pull requests as last seen, so that an older event never wins over a newer one. */
export interface PullStore {
  /** Keeps the newer of what is known and what is given, by `updatedAt`, and gives it back. */
  see(pull: PullRequest): Promise<PullRequest>;
  /** Null: nobody ever told of it. */
  get(repositoryId: number, number: number): Promise<PullRequest | null>;
  /** The id of a repository by its name, in any case; null: nobody ever told of one. */
  repositoryNamed(owner: string, name: string): Promise<number | null>;
  /** Open pull requests with that head commit. */
  byHead(repositoryId: number, headSha: string): Promise<readonly PullRequest[]>;
  /** So many of those that come next, in the order of repository and number. */
  openAfter(wanted: OpenPulls, limit: number): Promise<readonly PullRequest[]>;
  /** The same of all of an owner, whether they are open or not. */
  allAfter(
    owner: string,
    after: OpenPulls["after"],
    limit: number,
  ): Promise<readonly PullRequest[]>;
  /** A repository is called otherwise now, or has another owner. */
  move(repository: Repository): Promise<void>;
}
