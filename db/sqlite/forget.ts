import { setImmediate } from "node:timers/promises";
import { and, eq, inArray, lt, notInArray } from "drizzle-orm";
import type { KeptSince } from "../../src/model/retention.ts";
import type { Instant } from "../../src/model/time.ts";
import { fromMillis, toMillis } from "../moment.ts";
import type { Sql } from "./database.ts";
import { deliveries, holds, isOpen, payloads } from "./delivery-tables.ts";
import { documents, repositoryFiles } from "./file-tables.ts";
import { forgetHistory } from "./forget-history.ts";
import { memberships, rosters } from "./people-tables.ts";
import { sessions } from "./session-tables.ts";

/** Rows that go with one transaction: deliveries coming in wait no longer than that takes. */
const AT_ONCE = 200;

/**
 * For this long after its payload a done delivery is still known by its id, much longer than
 * GitHub can send it again (3 days; 7 on GitHub Enterprise Server).
 * @see https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks
 */
const KNOWN_FOR_MS = 30 * 24 * 60 * 60 * 1000;

/** Forgets what is past its time, a little at a time, so that nobody waits for it. */
export async function forgetOld(
  sql: Sql,
  { payloads: handled, documents: used, history }: KeptSince,
  stop = new AbortController().signal,
): Promise<void> {
  await inParts(() => forgetPayloads(sql, handled));
  await inParts(() => forgetDeliveries(sql, longBefore(handled)));
  sql.delete(holds).where(lt(holds.until, handled)).run();
  await inParts(() => forgetDocuments(sql, used));
  // Branches that no pull request went to for long; the file is asked for again.
  sql.delete(repositoryFiles).where(lt(repositoryFiles.checkedAt, used)).run();
  sql.delete(memberships).where(lt(memberships.checkedAt, used)).run();
  sql.delete(rosters).where(lt(rosters.checkedAt, used)).run();
  // Their texts went long before.
  sql
    .delete(sessions)
    .where(lt(sessions.judgedAt, longBefore(used)))
    .run();
  if (history !== null) await forgetHistory(sql, history, stop);
}

/** Repeats a step until it changes less than a whole part, letting others in between. */
async function inParts(step: () => number): Promise<void> {
  while (step() >= AT_ONCE) await setImmediate();
}

function longBefore(moment: Instant): Instant {
  return fromMillis(toMillis(moment) - KNOWN_FOR_MS);
}

function forgetPayloads(sql: Sql, before: Instant): number {
  const open = sql.select({ seq: deliveries.seq }).from(deliveries).where(isOpen);
  const old = sql
    .select({ seq: payloads.deliverySeq })
    .from(payloads)
    .where(and(lt(payloads.receivedAt, before), notInArray(payloads.deliverySeq, open)))
    .limit(AT_ONCE);
  return sql.delete(payloads).where(inArray(payloads.deliverySeq, old)).run().changes;
}

function forgetDocuments(sql: Sql, before: Instant): number {
  const old = sql
    .select({ repositoryId: documents.repositoryId, blob: documents.blob })
    .from(documents)
    .where(lt(documents.usedAt, before))
    .limit(AT_ONCE)
    .all();
  for (const { repositoryId, blob } of old) {
    sql
      .delete(documents)
      .where(and(eq(documents.repositoryId, repositoryId), eq(documents.blob, blob)))
      .run();
  }
  return old.length;
}

function forgetDeliveries(sql: Sql, before: Instant): number {
  const old = sql
    .select({ seq: deliveries.seq })
    .from(deliveries)
    .where(and(eq(deliveries.state, "done"), lt(deliveries.receivedAt, before)))
    .limit(AT_ONCE);
  return sql.delete(deliveries).where(inArray(deliveries.seq, old)).run().changes;
}
