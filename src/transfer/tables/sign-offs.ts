import { rowsOfPulls } from "./of-pulls.ts";
import { isBy, type Table } from "./table.ts";

/** What people said of threat models, by review and by command. */
export const signOffs: Table = {
  name: "sign-offs",
  holds: "approvals and objections of threat models, by review and by command",
  columns: [
    { name: "session", holds: "the pull request: OWNER/REPOSITORY#NUMBER" },
    { name: "by", holds: "who" },
    { name: "state", holds: "approved, changes-requested or dismissed, as it stands" },
    { name: "at", holds: "when" },
    { name: "commit", holds: "the commit that it speaks of" },
    { name: "fingerprint", holds: "of the threat model as it was read there" },
  ],
  rows: (exporting) =>
    rowsOfPulls(exporting, async ({ repository, number }, session) => {
      const reviews = await exporting.store.reviews.list(repository.id, number);
      return reviews
        .filter(({ at }) => isBy(at, exporting))
        .map(({ by, state, at, commit, saw }) => ({
          ...{ session, by, state, at, commit },
          fingerprint: saw,
        }));
    }),
};
