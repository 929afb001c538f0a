import fc from "fast-check";
import { nameKey } from "../../src/model/names.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
import { STRIDE } from "../../src/model/stride.ts";
import {
  ASSET_KINDS,
  type Asset,
  type Considered,
  type ScopeItem,
  THREAT_STATUSES,
  type Threat,
} from "../../src/model/threat-model.ts";

/** What a document tells, whatever layout it is written in. */
export interface Told {
  readonly scopeIn: readonly ScopeItem[];
  readonly scopeOut: readonly ScopeItem[];
  readonly assets: readonly Asset[];
  readonly threats: readonly Threat[];
  readonly considered: readonly Considered[];
}

const HERE = { line: 1, endLine: 1 } as const;

/** Names as design documents have them, some with what breaks careless readers. */
const ASSET_NAMES = [
  "Card numbers",
  "Billing API",
  "Audit log",
  "Session tokens",
  "Refund ledger",
  "Admin console",
  "Payment gateway (Adyen)",
  "S3 bucket",
  "OAuth2 client secrets",
  "Customer e-mail addresses",
  "Zürich data centre",
  "user_profile table",
  "/v1/refunds endpoint",
  "Kafka topic orders.v2",
  "CI runner",
  "Mobile app",
  "C++ parser",
  "The 3-D Secure flow",
  "顧客データ",
  "`payments` queue",
  "Feature flags <beta>",
  "Price * quantity sums",
] as const;

const ACTORS = [
  "An attacker",
  "A malicious insider",
  "A former employee",
  "A bot",
  "The courier",
  "A compromised dependency",
  "Somebody on the same network",
] as const;
const DEEDS = [
  "guesses a gift code",
  "replays a signed request",
  "reads other people's invoices",
  "edits an entry of the ledger",
  "denies that the order was theirs",
  "fills the queue until it stops",
  "grants itself the role of a manager",
  "uploads a file with a script (SVG)",
  "uses `eval` on a template",
  "sends 10,000 requests per second",
  "changes the price in the basket",
  "steals a laptop",
] as const;
const NOUN_PHRASES = [
  "SQL injection through the search field",
  "Stolen API key used to refund",
  "Cross-site scripting in comments",
  "Backups copied to a private disk",
  "Path traversal with ../ in names",
  "Log entries forged by newline characters",
  "Weak TLS configuration (1.0/1.1)",
  "Race between check and payment",
  "Secrets committed to the repository",
  "Übernahme eines Kontos",
] as const;

const title: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom(...ACTORS), fc.constantFrom(...DEEDS)).map((words) => words.join(" ")),
  fc.constantFrom(...NOUN_PHRASES),
);

const MITIGATIONS = [
  "Rate limit of 5 tries an hour",
  "Mutual TLS",
  "Parameterised queries",
  "Entries are append-only and chained by hash",
  "Rotate keys every 90 days",
  "Approval by a second person",
  "WAF rules",
  "Encrypt backups with a key of the vault",
  "Short-lived tokens (15 min)",
  "Input validation with an allow-list",
  "Quotas per tenant",
] as const;

const SCOPE = [
  "The checkout page",
  "Refunds that a shop asks for",
  "Card capture",
  "Login with passkeys",
  "The nightly export job",
  "Chargebacks handled by the bank",
  "Physical security of the data centre",
  "The legacy portal",
  "Third-party analytics",
] as const;

const DESCRIPTIONS = [
  "Codes are short enough to try them all",
  "It happened once in 2023 at a partner",
  "Whoever holds the key may spend the money",
  "Only from inside the office network",
] as const;

const REASONS = [
  "the sums are small",
  "nobody but the author can write there",
  "the vendor is liable by contract",
] as const;

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

/** Threats of distinct titles; reasons only where the status asks for one. */
function threats(names: readonly string[]): fc.Arbitrary<Threat[]> {
  const one = fc.record({
    title,
    description: maybe(fc.constantFrom(...DESCRIPTIONS)),
    stride: fc.subarray([...STRIDE], { minLength: 1, maxLength: 3 }),
    assets: fc.subarray([...names]).map((all) => all.slice(0, 2)),
    severity: maybe(fc.constantFrom(...SEVERITIES)),
    status: fc.constantFrom(...THREAT_STATUSES),
    mitigations: fc.subarray([...MITIGATIONS], { maxLength: 3 }),
    owner: maybe(fc.constantFrom("Ada Byron", "@billing-team", "Platform team")),
    due: maybe(fc.constantFrom("2026-01-31", "2027-12-01")),
    reason: fc.constantFrom(...REASONS),
    tickets: fc.subarray(["#12", "OPS-3"]),
  });
  const list = fc.uniqueArray(one, {
    minLength: 1,
    maxLength: 5,
    selector: (it) => nameKey(it.title),
  });
  return fc.tuple(list, fc.boolean()).map(([all, haveIds]) =>
    all.map((it, at) => ({
      ...it,
      id: haveIds ? `T${at + 1}` : null,
      reason: it.status === "open" || it.status === "mitigated" ? null : it.reason,
      otherCategory: null,
      unknownSeverity: null,
      ...HERE,
    })),
  );
}

const assets: fc.Arbitrary<Asset[]> = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...ASSET_NAMES),
      kind: fc.constantFrom(...ASSET_KINDS),
      description: maybe(fc.constantFrom(...DESCRIPTIONS)),
    }),
    { minLength: 1, maxLength: 5, selector: ({ name }) => name },
  )
  .chain((all) =>
    fc
      .boolean()
      .map((haveIds) =>
        all.map((it, at) => ({ ...it, id: haveIds ? `A${at + 1}` : null, ...HERE })),
      ),
  );

const scopeItems = fc
  .subarray([...SCOPE], { minLength: 2, maxLength: 6 })
  .map((all) => all.map((text) => ({ text, ...HERE })));

/** Considered notes of the categories that no threat is about. */
function considered(told: readonly Threat[]): fc.Arbitrary<Considered[]> {
  const open = STRIDE.filter((one) => !told.some((threat) => threat.stride.includes(one)));
  const answer = fc.record({
    outcome: fc.constantFrom("none-found" as const, "not-applicable" as const),
    reason: fc.constantFrom(...REASONS),
  });
  return fc
    .tuple(fc.subarray(open), fc.array(answer, { minLength: 6, maxLength: 6 }))
    .map(([some, answers]) =>
      some.map((stride, at) => ({
        stride,
        asset: null,
        ...HERE,
        ...(answers[at] ?? { outcome: "none-found", reason: null }),
      })),
    );
}

/** What a document may tell: assets, threats to them, scope, and what was considered. */
export const told: fc.Arbitrary<Told> = fc
  .tuple(assets, scopeItems, fc.nat())
  .chain(([all, scope, cut]) => {
    const at = 1 + (cut % (scope.length - 1));
    return threats(all.map(({ name }) => name)).chain((some) =>
      considered(some).map((notes) => ({
        scopeIn: scope.slice(0, at),
        scopeOut: scope.slice(at),
        assets: all,
        threats: some,
        considered: notes,
      })),
    );
  });
