import { foldedHistory } from "./history.ts";
import { sessionNames } from "./session-names.ts";
import type { Row, Table } from "./table.ts";

/** Pull requests with a threat model, and how many findings each has. */
export const sessions: Table = {
  name: "sessions",
  holds: "pull requests with a threat model",
  columns: [
    { name: "session", holds: "the pull request: OWNER/REPOSITORY#NUMBER" },
    { name: "team", holds: "whose it is" },
    { name: "state", holds: "open, completed or abandoned" },
    { name: "opened_at", holds: "when its threat model was first seen" },
    { name: "review_began_at", holds: "when Security's review began" },
    { name: "ended_at", holds: "when it was merged or closed" },
    { name: "found", holds: "how many findings the team found that count" },
    { name: "hinted", holds: "how many it found after they had been named to it" },
    { name: "missed", holds: "how many Security found" },
    { name: "late", holds: "how many came from outside afterwards" },
  ],
  async *rows(exporting) {
    const nameOf = sessionNames(exporting.store.pulls);
    for await (const { sessions: some, findings } of foldedHistory(exporting)) {
      const rows: Row[] = [];
      const counted = findings.filter(({ isRetracted, isKnown }) => !(isRetracted || isKnown));
      for (const { key, team, state, openedAt, frozenAt, endedAt } of some) {
        const own = counted.filter(({ session }) => session === key);
        const number = (kind: string) => own.filter((each) => each.attribution === kind).length;
        rows.push({
          session: await nameOf(key),
          team,
          state,
          opened_at: openedAt,
          review_began_at: frozenAt,
          ended_at: endedAt,
          found: number("found"),
          hinted: number("hinted"),
          missed: number("missed"),
          late: number("late"),
        });
      }
      yield rows;
    }
  },
};
