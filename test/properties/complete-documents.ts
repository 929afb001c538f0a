import fc from "fast-check";
import { STRIDE } from "../../src/model/stride.ts";
import type { Asset, Threat } from "../../src/model/threat-model.ts";
import { type Written, written } from "./layouts/document.ts";
import { ASSET_LAYOUTS, CONSIDERED_LAYOUTS, SCOPE_LAYOUTS } from "./layouts/part-layouts.ts";
import { styles } from "./layouts/style.ts";
import { THREAT_LAYOUTS } from "./layouts/threat-layouts.ts";
import type { Told } from "./random-words.ts";

const HERE = { line: 1, endLine: 1 } as const;

/** Layouts in which a threat says all that the rules ask of it. */
const TELLING_LAYOUTS = THREAT_LAYOUTS.filter(({ carries }) =>
  (["stride", "assets", "severity", "mitigations", "due"] as const).every((field) =>
    carries.includes(field),
  ),
);

const ASSETS: readonly Asset[] = ["Card numbers", "Billing API"].map((name) => ({
  id: null,
  name,
  kind: name === "Billing API" ? "application" : "data",
  description: null,
  ...HERE,
}));

const TITLES = [
  "A bot pretends to be a shop",
  "An insider changes the sum of a refund",
  "A shop denies that it asked for a refund",
  "Backups copied to a private disk",
  "A flood of requests fills the queue",
  "A clerk makes themselves a manager",
] as const;

const FIXES = [
  "Client certificates for shops",
  "Sums are signed by the till",
  "Orders are kept for seven years",
  "Backups are encrypted with a key of the vault",
  "Quotas per tenant",
  "Roles need the consent of a second person",
] as const;

const threats: fc.Arbitrary<readonly Threat[]> = fc
  .shuffledSubarray([...STRIDE.keys()], { minLength: 6, maxLength: 6 })
  .map((order) =>
    order.map(
      (number, at): Threat => ({
        id: `T${at + 1}`,
        title: TITLES[number] ?? "",
        description: null,
        stride: STRIDE.slice(number, number + 1),
        otherCategory: null,
        assets: [ASSETS[at % 2]?.name ?? ""],
        severity: at === 0 ? "critical" : "high",
        unknownSeverity: null,
        status: "open",
        mitigations: [FIXES[number] ?? ""],
        owner: null,
        due: "2026-01-05",
        reason: null,
        tickets: [],
        ...HERE,
      }),
    ),
  );

/** A model that leaves nothing open: each category has one threat, each asset three. */
const told: fc.Arbitrary<Told> = threats.map((all) => ({
  scopeIn: [{ text: "Refunds that a shop asks for", ...HERE }],
  scopeOut: [{ text: "Chargebacks handled by the bank", ...HERE }],
  assets: ASSETS,
  threats: all,
  considered: [],
}));

/** A complete model, and how it is laid out; the same ways of writing serve for a changed one. */
export interface Complete {
  readonly told: Told;
  write(told: Told): Written;
}

/** Complete models with the ways in which they are laid out. */
export const complete: fc.Arbitrary<Complete> = fc
  .record({
    told,
    numbers: styles,
    layouts: fc.record({
      scope: fc.constantFrom(...SCOPE_LAYOUTS),
      assets: fc.constantFrom(...ASSET_LAYOUTS),
      threats: fc.constantFrom(...TELLING_LAYOUTS),
      considered: fc.constantFrom(...CONSIDERED_LAYOUTS),
    }),
  })
  .map(({ told: all, numbers, layouts }) => ({
    told: all,
    write: (one) => drawn(written(layouts, one, numbers)),
  }));

function drawn(document: Written): Written {
  const text = document.text.replace("A design of a shop.", "![Data flows](flows.svg)");
  return { ...document, text };
}
