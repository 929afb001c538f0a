import fc from "fast-check";
import { oneLine } from "../../../src/formats/structured/plain-text.ts";
import { nameKey } from "../../../src/model/names.ts";
import { SEVERITIES } from "../../../src/model/severity.ts";
import { STRIDE } from "../../../src/model/stride.ts";
import {
  ASSET_KINDS,
  type Considered,
  ELEMENT_KINDS,
  emptyThreatModel,
  THREAT_STATUSES,
  type Threat,
  type ThreatModel,
} from "../../../src/model/threat-model.ts";

const HERE = { line: 1, endLine: 1 } as const;

const word = fc.constantFrom(
  "Billing",
  "API",
  "card",
  "codes",
  "the",
  "of",
  "Zürich",
  "数据",
  "no",
  "true",
  "null",
  "12",
  "v2",
);

/** A name as people give it, sometimes with what breaks careless writers. */
const plainName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const oddName = fc.oneof(
  { weight: 4, arbitrary: plainName },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "a: b",
      "- x",
      "# y",
      "{z}",
      '"q"',
      "it's",
      "a & b",
      "x | y",
      "@home",
      "*star*",
      "%20",
      "!bang",
    ),
  },
);

/** One line of text that reading leaves as it is, and that names something. */
const name = oddName.map(oneLine).filter((text) => nameKey(text) !== "");

/** Text of several lines, trimmed. */
const text = fc
  .array(oddName, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map(oneLine).join("\n").trim())
  .filter((one) => one !== "");

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const day = fc.constantFrom("2026-01-31", "2027-12-01");
const stride = fc.subarray([...STRIDE], { maxLength: 3 });

/** Names that no two ways of writing a name confuse. */
function uniqueNames(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(name, { minLength, maxLength, selector: nameKey });
}

const threat: fc.Arbitrary<Threat> = fc
  .record({
    id: maybe(fc.constantFrom("T1", "T-2", "7", "3f")),
    title: name,
    description: maybe(text),
    stride,
    otherCategory: maybe(fc.constant("Lateral movement")),
    assets: fc.array(name, { maxLength: 2 }),
    severity: maybe(fc.constantFrom(...SEVERITIES)),
    unknownSeverity: fc.constant(null),
    status: fc.constantFrom(...THREAT_STATUSES),
    mitigations: fc.array(name, { maxLength: 2 }),
    owner: maybe(name),
    due: maybe(day),
    reason: maybe(text),
    tickets: fc.subarray(["#12", "OPS-3"]),
  })
  .map((one) => ({ ...one, ...HERE }));

const considered: fc.Arbitrary<Considered> = fc
  .record({
    stride: fc.constantFrom(...STRIDE),
    asset: maybe(name),
    outcome: fc.constantFrom("none-found" as const, "not-applicable" as const),
    reason: maybe(text),
  })
  .map((one) => ({ ...one, ...HERE }));

/** A threat model that hangs together: flows lead between elements, and cross between boundaries. */
export const threatModel: fc.Arbitrary<ThreatModel> = fc
  .record({
    title: name,
    names: uniqueNames(0, 5),
    boundaries: uniqueNames(1, 2),
    kinds: fc.array(maybe(fc.constantFrom(...ELEMENT_KINDS)), { minLength: 5, maxLength: 5 }),
    places: fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
    ends: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), label: maybe(name) }), {
      maxLength: 4,
    }),
    assets: fc.array(
      fc.record({
        id: maybe(name),
        name,
        kind: maybe(fc.constantFrom(...ASSET_KINDS)),
        description: maybe(text),
      }),
      { maxLength: 3 },
    ),
    threats: fc.array(fc.record({ threat, subjects: fc.array(fc.nat(), { maxLength: 2 }) }), {
      maxLength: 4,
    }),
    scopeIn: fc.array(text, { maxLength: 2 }),
    scopeOut: fc.array(text, { maxLength: 2 }),
    considered: fc.array(considered, { maxLength: 2 }),
  })
  .map((parts) => {
    const elements = parts.names.map((one, index) => ({
      name: one,
      kind: parts.kinds[index] ?? null,
      boundary: parts.boundaries[(parts.places[index] ?? 0) - 1] ?? null,
      ...HERE,
    }));
    const pick = (number: number) => elements[number % Math.max(1, elements.length)];
    const dataFlows = parts.ends.flatMap(({ from, to, label }) => {
      const [a, b] = [pick(from), pick(to)];
      if (a === undefined || b === undefined) return [];
      return [{ from: a.name, to: b.name, label, crosses: a.boundary !== b.boundary, ...HERE }];
    });
    const subjects = [...parts.names, ...dataFlows.map(({ from, to }) => `${from} → ${to}`)];
    const threats = parts.threats.map((one) => {
      const named = one.subjects.flatMap(
        (number) => subjects[number % Math.max(1, subjects.length)] ?? [],
      );
      return { ...one.threat, assets: [...new Set([...one.threat.assets, ...named])] };
    });
    return {
      ...emptyThreatModel("docs/design.md", "markdown"),
      section: { heading: parts.title, ...HERE },
      elements,
      dataFlows,
      assets: parts.assets.map((one) => ({ ...one, ...HERE })),
      threats,
      scope: {
        in: parts.scopeIn.map((one) => ({ text: one, ...HERE })),
        out: parts.scopeOut.map((one) => ({ text: one, ...HERE })),
      },
      considered: parts.considered,
    };
  });

/** A value without the places at which it stands. */
export function withoutLines<T>(value: T): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one) => (key === "line" || key === "endLine" ? undefined : one)),
  );
}
