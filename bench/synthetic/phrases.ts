import type { Dice } from "./dice.ts";

type Words = readonly [string, ...string[]];

/** What the made designs are about. */
export const TOPICS: Words = [
  "Gift cards",
  "Ticket resale",
  "Parcel tracking",
  "Loan approvals",
  "Clinic bookings",
  "Payroll export",
  "Tenant search",
  "Fleet telemetry",
  "Invoice archive",
  "Loyalty points",
];

/** Parts that a design is made of. */
export const PARTS: Words = [
  "Booking API",
  "Ledger",
  "Session store",
  "Mail relay",
  "Admin console",
  "Price cache",
  "Report worker",
  "Upload bucket",
  "Partner gateway",
  "Audit log",
  "Key vault",
  "Search index",
];

const ACTORS: Words = [
  "a former clerk",
  "a partner's script",
  "somebody on the office network",
  "a customer with two accounts",
  "a contractor",
  "a stranger with a stolen phone",
  "an impatient operator",
  "a competitor's crawler",
];

const DEEDS: Words = [
  "replays yesterday's requests to",
  "reads other customers' rows in",
  "fills the disk of",
  "changes a price in",
  "denies an order placed through",
  "guesses references kept by",
  "borrows a support login for",
  "copies a nightly dump of",
  "drops messages on the way to",
  "raises their own role in",
];

const DEFENCES: Words = [
  "each request carries a nonce that is kept for a day",
  "rows are filtered by tenant in the database itself",
  "a quota per customer is enforced at the edge",
  "prices are signed when they are published",
  "orders are confirmed by mail and kept for seven years",
  "references hold 96 random bits",
  "support logins need a second person and end after an hour",
  "dumps are encrypted with a key that only the restore job has",
  "the queue acknowledges after the write and not before",
  "roles come from the directory and are never taken from the request",
];

const SUBJECTS: Words = [
  "The nightly job",
  "Each region",
  "A retry",
  "The old importer",
  "Every reader of this page",
  "The team on call",
  "A request from a phone",
  "The second phase",
];

const PREDICATES: Words = [
  "waits for the [settlement window](https://example.com/settlement) before it closes the day",
  "keeps `order_id` and `tenant_id` together, so that *neither* is looked up alone",
  "was chosen over a queue because **ordering** matters more to us than throughput",
  "takes about forty milliseconds on the smallest machine that we rent",
  "falls back to the copy of yesterday, which is good enough for a list but not for money",
  "is told in `config/limits.yaml`, and a change there needs no release",
  "does not know which partner asked, as we found out when one of them left",
  "writes to the table first and speaks to the outside world only after that",
];

/** One sentence of a design. */
export function sentence(roll: Dice): string {
  return `${roll.oneOf(SUBJECTS)} ${roll.oneOf(PREDICATES)}.`;
}

/** A paragraph of a few sentences, wrapped as people wrap. */
export function paragraph(roll: Dice): string {
  const sentences = Array.from({ length: 2 + roll.below(4) }, () => sentence(roll));
  return `${sentences.join(roll.below(2) === 0 ? "\n" : " ")}\n`;
}

/** Something that may go wrong, as a phrase. */
export function mishap(roll: Dice, part: string): string {
  const actor = roll.oneOf(ACTORS);
  return `${actor.charAt(0).toUpperCase()}${actor.slice(1)} ${roll.oneOf(DEEDS)} the ${part}`;
}

/** What is done about it, as a phrase. */
export function defence(roll: Dice, part: string): string {
  const said = roll.oneOf(DEFENCES);
  return roll.below(3) === 0 ? `${said}; the ${part} refuses the rest` : said;
}
