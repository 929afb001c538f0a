import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { FindingRow } from "./finding-row.ts";

/** The ids of reports that were told by comment, which export writes as they are. */
const BY_COMMENT = /^\d{1,12}:comment-\d{1,15}:\d{1,9}$/;

/**
 * By which id of the ledger a row's finding is known: by what its source calls it, else by what the
 * row says. Two rows without an id that say the same are the same finding. Whether it is fixed,
 * taken back or classed does not count: that may be said later.
 */
export function ledgerIdOf(row: FindingRow): string {
  if (row.id !== null && BY_COMMENT.test(row.id)) return row.id;
  return `${prefixOf(row)}${row.id ?? `sha256-${digestOf(row)}`}`;
}

/** What stands in the `id` column for a report of the ledger: imported, it is the same report. */
export function ownIdOf(report: Pick<FindingRow, "source"> & { readonly id: string }): string {
  const prefix = prefixOf(report);
  return report.id.startsWith(prefix) ? report.id.slice(prefix.length) : report.id;
}

function prefixOf({ source }: Pick<FindingRow, "source">): string {
  return `import:${source}:`;
}

function digestOf({ session, team, severity, category, title, asset, at }: FindingRow): string {
  const place = session === null ? null : [session.owner, session.repository, session.number];
  const said = [place, team, severity, category, title, asset, at];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(said).toLowerCase())));
}
