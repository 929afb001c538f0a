import type { PullRequest } from "../../model/pull-request.ts";
import { type Exporting, PAGE, pagesOf, type Row } from "./table.ts";

/** What there is to say of each pull request of an organisation, in turn. */
export async function* rowsOfPulls(
  { store, owner }: Exporting,
  rowsOf: (pull: PullRequest, session: string) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  const pages = pagesOf<PullRequest>((last) => {
    const after = { repositoryId: last?.repository.id ?? 0, number: last?.number ?? 0 };
    return store.pulls.allAfter(owner, after, PAGE);
  });
  for await (const page of pages) {
    const rows: Row[] = [];
    for (const pull of page) {
      const { repository, number } = pull;
      rows.push(...(await rowsOf(pull, `${repository.owner}/${repository.name}#${number}`)));
    }
    yield rows;
  }
}
