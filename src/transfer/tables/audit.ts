import type { AuditEntry } from "../../model/audit-entry.ts";
import { isBy, PAGE, pagesOf, type Table } from "./table.ts";

type Kept = AuditEntry & { readonly seq: number };

/** What commands changed. */
export const audit: Table = {
  name: "audit",
  holds: "each change that a /threatmodel command made, oldest first; as JSON lines unless said",
  columns: [
    { name: "seq", holds: "in which order it was kept" },
    { name: "at", holds: "when the command was written" },
    { name: "who", holds: "who wrote it" },
    { name: "owner", holds: "whose repository" },
    { name: "repository", holds: "in which repository" },
    { name: "repositoryId", holds: "its id, which outlives renames" },
    { name: "number", holds: "on which pull request or issue" },
    { name: "commentId", holds: "in which comment" },
    { name: "url", holds: "the comment's page" },
    { name: "line", holds: "on which of its lines" },
    { name: "command", holds: "the command as written" },
    { name: "what", holds: "what it did" },
    { name: "before", holds: "how it stood" },
    { name: "after", holds: "how it stands since" },
  ],
  async *rows(exporting) {
    const { store, owner } = exporting;
    const known = (await store.policyFiles.owners()).map((each) => each.owner.toLowerCase());
    const others = new Set(known.filter((each) => each !== owner.toLowerCase()));
    // The log is never changed: it has older names of an organisation, too.
    const isOfOwner = (entry: Kept) => !others.has(entry.owner.toLowerCase());
    const pages = pagesOf<Kept>((last) => store.audit.list(last?.seq ?? 0, PAGE));
    for await (const page of pages) {
      yield page
        .filter((entry) => isOfOwner(entry) && isBy(entry.at, exporting))
        .map((entry) => ({ ...entry }));
    }
  },
};
