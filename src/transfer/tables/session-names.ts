import type { PullStore } from "../../store/pull-store.ts";

/** Calls sessions as people do: `acme/billing-api#12` for `7#12`. */
export function sessionNames(pulls: PullStore): (key: string) => Promise<string> {
  const known = new Map<number, string>();
  return async (key) => {
    const [repositoryId = 0, number = 0] = key.split("#").map(Number);
    const name = known.get(repositoryId);
    if (name !== undefined) return `${name}#${number}`;
    const pull = await pulls.get(repositoryId, number);
    if (pull === null) return key;
    known.set(repositoryId, `${pull.repository.owner}/${pull.repository.name}`);
    return `${pull.repository.owner}/${pull.repository.name}#${number}`;
  };
}
