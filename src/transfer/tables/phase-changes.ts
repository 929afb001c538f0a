import type { KeptPhaseChange } from "../../store/phase-store.ts";
import { isBy, PAGE, pagesOf, type Table } from "./table.ts";

/** How the phases of teams changed. */
export const phaseChanges: Table = {
  name: "phase-changes",
  holds: "how the phases of teams changed, with who, when and why",
  columns: [
    { name: "team", holds: "whose phase" },
    { name: "from", holds: "the phase before; empty: the team is new" },
    { name: "to", holds: "the phase since; empty: the team is gone" },
    { name: "by", holds: "who merged or pushed it" },
    { name: "at", holds: "when" },
    { name: "why", holds: "the proposal's evidence, or the commit's headline" },
    { name: "commit", holds: "the commit of the config" },
    { name: "url", holds: "the proposal's page; empty: it was changed by hand" },
  ],
  async *rows(exporting) {
    const { store, installationId } = exporting;
    const pages = pagesOf<KeptPhaseChange>((last) => store.phases.list(last?.seq ?? 0, PAGE));
    for await (const page of pages) {
      yield page
        .filter((change) => change.installationId === installationId && isBy(change.at, exporting))
        .map(({ team, from, to, by, at, why, commit, url }) => ({
          ...{ team, from, to, by, at, why, commit, url },
        }));
    }
  },
};
