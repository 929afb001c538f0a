import { rowsOfPulls } from "./of-pulls.ts";
import { isBy, type Table } from "./table.ts";

/** Exceptions that opened a gate. */
export const waivers: Table = {
  name: "waivers",
  holds: "exceptions that opened the gate of a pull request",
  columns: [
    { name: "session", holds: "the pull request: OWNER/REPOSITORY#NUMBER" },
    { name: "by", holds: "who gave it" },
    { name: "reason", holds: "why" },
    { name: "until", holds: "the day or moment of its end; empty: until the merge" },
    { name: "fingerprint", holds: "of the one threat model that it is for; empty: for any" },
    { name: "at", holds: "when it was given" },
    { name: "ended", holds: "when it was taken back" },
  ],
  rows: (exporting) =>
    rowsOfPulls(exporting, async ({ repository, number }, session) => {
      const given = await exporting.store.waivers.list(repository.id, number);
      return given
        .filter(({ at }) => isBy(at, exporting))
        .map(({ by, reason, until, fingerprint, at, ended }) => ({
          ...{ session, by, reason, until, fingerprint, at },
          ended: ended !== null && isBy(ended, exporting) ? ended : null,
        }));
    }),
};
