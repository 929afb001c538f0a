import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdown } from "../../../src/formats/markdown/markdown.ts";
import { writeMarkdown } from "../../../src/formats/markdown/write.ts";
import { SEVERITIES } from "../../../src/model/severity.ts";
import { STRIDE } from "../../../src/model/stride.ts";
import {
  ASSET_KINDS,
  ELEMENT_KINDS,
  emptyThreatModel,
  THREAT_STATUSES,
  type ThreatModel,
} from "../../../src/model/threat-model.ts";
import { withoutLines } from "../structured/random-model.ts";

const HERE = { line: 1, endLine: 1 } as const;
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

/** Names whose words mean nothing to a reader, with signs that mean something to Markdown. */
const subject = fc.constantFrom(
  "Gift cards",
  "Balance ledger",
  "Zürich desk",
  "Kiosk till",
  "Parcel hatch",
);
const sign = fc.constantFrom(
  "",
  "",
  "",
  " *star*",
  " under_score_d",
  " `tick`",
  " x|y",
  " <b>",
  " [draft]",
  " #tag",
  " ~~old~~",
  " \\n",
  " &amp;",
  " !x",
  " 100%",
);
const name = fc.tuple(subject, sign).map(([words, mark]) => words + mark);
const sentence = fc
  .tuple(
    fc.constantFrom(
      "Whoever holds it may spend it",
      "Clerks open it twice a day",
      "- not a list",
      "3. not one either",
      "+ nor this",
      "= nor that",
    ),
    sign,
  )
  .map(([words, mark]) => words + mark);

const threatModel: fc.Arbitrary<ThreatModel> = fc
  .record({
    heading: name,
    elements: fc.uniqueArray(name, { maxLength: 3 }),
    kinds: fc.array(maybe(fc.constantFrom(...ELEMENT_KINDS)), { minLength: 3, maxLength: 3 }),
    assets: fc.uniqueArray(
      fc.record({
        hasId: fc.boolean(),
        name,
        kind: fc.constantFrom(...ASSET_KINDS),
        description: maybe(sentence),
      }),
      { maxLength: 3, selector: (one) => one.name },
    ),
    threats: fc.uniqueArray(
      fc.record({
        hasId: fc.boolean(),
        title: fc
          .tuple(fc.constantFrom("Stolen goods", "A forged stamp", "Eavesdropping clerk"), sign)
          .map((parts) => parts.join("")),
        description: maybe(sentence),
        stride: fc.subarray([...STRIDE]),
        severity: maybe(fc.constantFrom(...SEVERITIES)),
        status: fc.constantFrom(...THREAT_STATUSES),
        mitigations: fc.uniqueArray(
          fc.constantFrom("Two locks on each door", "Staff badges", "A camera above the till"),
          { maxLength: 2 },
        ),
        owner: maybe(fc.constant("Ada Byron")),
        due: maybe(fc.constantFrom("2026-01-31", "2027-12-01")),
        tickets: fc.subarray(["#12", "OPS-3"]),
      }),
      { maxLength: 3, selector: (one) => one.title },
    ),
    scopeIn: fc.uniqueArray(sentence, { maxLength: 2 }),
    scopeOut: fc.uniqueArray(sentence, { maxLength: 2 }),
    considered: fc.uniqueArray(
      fc.record({
        stride: fc.constantFrom(...STRIDE),
        outcome: fc.constantFrom("none-found" as const, "not-applicable" as const),
        reason: maybe(fc.constant("the sums are small")),
      }),
      { maxLength: 3, selector: (one) => one.stride },
    ),
  })
  .map(
    (parts): ThreatModel => ({
      ...emptyThreatModel("docs/design.md", "markdown"),
      section: { heading: parts.heading, ...HERE },
      elements: parts.elements.map((one, index) => ({
        name: one,
        kind: parts.kinds[index] ?? null,
        boundary: null,
        ...HERE,
      })),
      assets: parts.assets.map(({ hasId, ...one }, index) => ({
        ...one,
        id: hasId ? `A${index}` : null,
        ...HERE,
      })),
      threats: parts.threats.map(({ hasId, ...one }, index) => ({
        ...one,
        id: hasId ? `T${index}` : null,
        reason: one.status === "open" || one.status === "mitigated" ? null : "the sums are small",
        otherCategory: null,
        unknownSeverity: null,
        assets: parts.assets.slice(0, 1).map((asset) => asset.name),
        ...HERE,
      })),
      scope: {
        in: parts.scopeIn.map((text) => ({ text, ...HERE })),
        out: parts.scopeOut.map((text) => ({ text, ...HERE })),
      },
      considered: parts.considered.map((one) => ({ ...one, asset: null, ...HERE })),
    }),
  );

function said({ elements, scope, assets, threats, considered, unread }: ThreatModel) {
  return withoutLines({ elements, scope, assets, threats, considered, unread });
}

describe("writing Markdown", () => {
  test("reads back as the same threat model, whatever signs its names hold", () => {
    fc.assert(
      fc.property(threatModel, (model) => {
        const back = markdown.read({ path: "x.md", text: writeMarkdown(model) }, { headings: [] });
        expect(said(back)).toEqual(said(model));
      }),
      { numRuns: 200 },
    );
  });
});
