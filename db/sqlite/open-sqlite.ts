import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import Client from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Store } from "../../src/store.ts";
import type { Sql } from "./database.ts";
import { forgetOld } from "./forget.ts";
import { migrate } from "./migrate.ts";
import { renameOwner } from "./rename-owner.ts";
import { acceptanceStore } from "./store-acceptances.ts";
import { answerStore } from "./store-answers.ts";
import { assignedReviewStore } from "./store-assigned-reviews.ts";
import { auditStore } from "./store-audit.ts";
import { checkStore } from "./store-checks.ts";
import { deliveryStore } from "./store-deliveries.ts";
import { documentStore } from "./store-documents.ts";
import { hintStore } from "./store-hints.ts";
import { interestStore } from "./store-interests.ts";
import { ledgerStore } from "./store-ledger.ts";
import { membershipStore } from "./store-memberships.ts";
import { notApplicableStore } from "./store-not-applicable.ts";
import { phaseStore } from "./store-phases.ts";
import { policyFileStore } from "./store-policy-files.ts";
import { proposalStore } from "./store-proposals.ts";
import { pullStore } from "./store-pulls.ts";
import { repositoryFileStore } from "./store-repository-files.ts";
import { reviewRequestStore } from "./store-review-requests.ts";
import { reviewStore } from "./store-reviews.ts";
import { sessionStore } from "./store-sessions.ts";
import { trainingStore } from "./store-training.ts";
import { waiverStore } from "./store-waivers.ts";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** How long one process waits for another's write, in ms. */
const BUSY_MS = 5_000;

/** Opens a SQLite file, which is made where there is none; `:memory:` is kept nowhere. */
export function openSqlite(path: string): Store {
  if (path !== ":memory:") makeFile(path);
  const client = new Client(path, { timeout: BUSY_MS });
  try {
    prepare(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return storeOn(drizzle({ client }), () => client.close());
}

/** Private documents stand in it: it is its owner's alone, as are the files that SQLite adds. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}

/**
 * WAL lets readers read while one writes. Synchronous FULL puts the log on the disk before a
 * transaction counts as done: with NORMAL, a power cut could take back what was answered 202.
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
function prepare(client: Client.Database): void {
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  migrate(client, MIGRATIONS);
}

function storeOn(sql: Sql, close: () => void): Store {
  return {
    deliveries: deliveryStore(sql),
    documents: documentStore(sql),
    policyFiles: policyFileStore(sql),
    repositoryFiles: repositoryFileStore(sql),
    pulls: pullStore(sql),
    checks: checkStore(sql),
    reviewRequests: reviewRequestStore(sql),
    assignedReviews: assignedReviewStore(sql),
    reviews: reviewStore(sql),
    sessions: sessionStore(sql),
    ledger: ledgerStore(sql),
    waivers: waiverStore(sql),
    interests: interestStore(sql),
    memberships: membershipStore(sql),
    answers: answerStore(sql),
    hints: hintStore(sql),
    acceptances: acceptanceStore(sql),
    notApplicable: notApplicableStore(sql),
    audit: auditStore(sql),
    training: trainingStore(sql),
    phases: phaseStore(sql),
    proposals: proposalStore(sql),
    renameOwner: async (from, to) => renameOwner(sql, from, to),
    forget: (since, stop) => forgetOld(sql, since, stop),
    close: async () => close(),
  };
}
