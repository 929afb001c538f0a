import type { PullStore } from "../store/pull-store.ts";
import type { SessionName } from "./rows/session-name.ts";

/** Where a pull request is; a text says why that cannot be told. */
export type PlaceOf = (
  session: SessionName,
) => Promise<{ readonly repositoryId: number; readonly number: number } | string>;

/** Finds pull requests of an organisation by their names; each repository is looked for once. */
export function sessionPlaces(pulls: PullStore, owner: string): PlaceOf {
  const known = new Map<string, number | null>();
  const idOf = async (repository: string) => {
    const key = repository.toLowerCase();
    const id = known.get(key);
    if (id !== undefined) return id;
    const found = await pulls.repositoryNamed(owner, repository);
    known.set(key, found);
    return found;
  };
  return async ({ owner: named, repository, number }) => {
    const name = `${named}/${repository}#${number}`;
    if (named.toLowerCase() !== owner.toLowerCase()) {
      return `found ${name}, expected a pull request of ${owner}`;
    }
    const repositoryId = await idOf(repository);
    if (repositoryId === null) {
      return `found ${name}, expected a repository of which the app has seen a pull request`;
    }
    const pull = await pulls.get(repositoryId, number);
    return pull === null
      ? `found ${name}, expected a pull request that the app has seen`
      : { repositoryId, number };
  };
}
