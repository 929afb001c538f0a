import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CoverageMode, CoverageRow } from "../../src/model/coverage.ts";
import { STRIDE, STRIDE_LETTER, type Stride } from "../../src/model/stride.ts";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import { coverageOf } from "../../src/rules/coverage.ts";
import { threadTime } from "../support/thread-time.ts";
import {
  asset,
  crossing,
  element,
  note,
  threat,
  threatModel,
} from "../support/threat-model-builder.ts";

/** A row as six characters in the order of STRIDE: `!` threat, `ok` considered, `?` silent, `.` not asked. */
function drawn(cells: CoverageRow["cells"]): string {
  const marks = { threat: "!", considered: "o", silent: "?", "not-asked": "." };
  return STRIDE.map((stride) => marks[cells[stride].state]).join("");
}

function rowsOf(model: ThreatModel, mode: CoverageMode): Record<string, string> {
  const { rows } = coverageOf(model, mode);
  return Object.fromEntries(
    rows.map(({ subject, cells }) => [subject ?? "(document)", drawn(cells)]),
  );
}

const askedLetters = (mark: string) =>
  STRIDE.filter((_, at) => mark[at] === "?")
    .map((stride) => STRIDE_LETTER[stride])
    .join("");

describe("the categories that are asked of a kind", () => {
  test.each([
    ["external-entity", "Customer", "SR"],
    ["process", "Shop", "STRIDE"],
    ["data-store", "Code store", "TID"],
    ["data-store", "Audit log", "TRID"],
    ["data-store", "accessLogs", "TRID"],
  ] as const)("of the drawn %s %s: %s", (kind, name, letters) => {
    const rows = rowsOf(threatModel({ elements: [element(name, kind)] }), "element");
    expect(askedLetters(rows[name] ?? "")).toBe(letters);
  });

  test("of a data flow across a boundary: TID", () => {
    const rows = rowsOf(threatModel({ dataFlows: [crossing("Customer", "Shop")] }), "element");
    expect(askedLetters(rows["Customer → Shop"] ?? "")).toBe("TID");
  });

  test.each([
    ["data", "Card numbers", "TID"],
    ["data", "Payment ledger", "TRID"],
    ["data", "Login names", "TID"],
    ["data", "Product catalogue", "TID"],
    ["infrastructure", "Cluster", "STRIDE"],
    ["application", "Shop", "STRIDE"],
    ["other", "Our good name", "STRIDE"],
    ["external-entity", "Customer", "SR"],
  ] as const)("of the asset %s %s: %s", (kind, name, letters) => {
    const rows = rowsOf(threatModel({ assets: [asset(name, kind)] }), "asset");
    expect(askedLetters(rows[name] ?? "")).toBe(letters);
  });
});

describe("an asset of unknown kind", () => {
  const assets = [asset("Shop", null)];

  test("is silent for all six while nothing is said of it", () => {
    expect(rowsOf(threatModel({ assets }), "asset")).toMatchObject({ Shop: "??????" });
  });

  test("needs one threat, and is asked for nothing more", () => {
    const threats = [threat("Forged order", { assets: ["shop"], stride: ["tampering"] })];
    expect(rowsOf(threatModel({ assets, threats }), "asset")).toMatchObject({ Shop: ".!...." });
  });

  test("is answered by a threat without a category too", () => {
    const threats = [threat("Bad press", { assets: ["shop"] })];
    expect(rowsOf(threatModel({ assets, threats }), "asset")).toMatchObject({ Shop: "......" });
  });
});

describe("the four states of a cell", () => {
  const assets = [asset("Shop", "application")];
  const on = (fields: object) => ({ asset: "the shop", ...fields });

  test.each([
    ["a threat", { threats: [threat("x", { assets: ["Shop"], stride: ["repudiation"] })] }, "!"],
    [
      "examined, none found",
      { considered: [note("repudiation", on({ outcome: "none-found" }))] },
      "o",
    ],
    ["not applicable, with a reason", { considered: [note("repudiation", on({}))] }, "o"],
    ["not applicable, bare", { considered: [note("repudiation", on({ reason: null }))] }, "?"],
    [
      "not applicable, reason: a dash",
      { considered: [note("repudiation", on({ reason: "—" }))] },
      "?",
    ],
    ["nothing", {}, "?"],
  ])("%s", (_, parts, mark) => {
    expect(rowsOf(threatModel({ assets, ...parts }), "asset")["Shop"]?.[2]).toBe(mark);
  });

  test.each([
    ["with a reason", { reason: "orders are signed" }, "o"],
    ["without", {}, "?"],
  ])("a threat called not applicable %s", (_, fields, mark) => {
    const threats = [
      threat("x", {
        assets: ["Shop"],
        stride: ["repudiation"],
        status: "not-applicable",
        ...fields,
      }),
    ];
    expect(rowsOf(threatModel({ assets, threats }), "asset")["Shop"]?.[2]).toBe(mark);
  });
});

describe("what a threat covers", () => {
  const assets = [asset("Shop", "application"), asset("Gift card codes (PostgreSQL)", "data")];
  const rows = (fields: Parameters<typeof threat>[1], title = "It breaks") =>
    rowsOf(
      threatModel({ assets, threats: [threat(title, { stride: ["tampering"], ...fields })] }),
      "asset",
    );

  test("each asset that it names, however it is written", () => {
    expect(rows({ assets: ["the shops", "`gift-card code`"] })).toEqual({
      Shop: "?!????",
      "Gift card codes (PostgreSQL)": ".!.??.",
    });
  });

  test("the document alone, where it names none", () => {
    expect(rows({})).toEqual({
      "(document)": "?!????",
      Shop: "??????",
      "Gift card codes (PostgreSQL)": ".?.??.",
    });
  });

  test("the asset in its title, where it has no list of them", () => {
    expect(rows({}, "A clerk changes the gift card codes")).toMatchObject({
      "Gift card codes (PostgreSQL)": ".!.??.",
    });
  });

  test("all of them, where it says so", () => {
    expect(rows({ assets: ["All assets"] })).toEqual({
      Shop: "?!????",
      "Gift card codes (PostgreSQL)": ".!.??.",
    });
  });

  test("a data flow, where it names both ends", () => {
    const elements = [element("Customer", "external-entity"), element("Shop", "process")];
    const threats = [threat("x", { assets: ["Customer", "Shop"], stride: ["tampering"] })];
    const model = threatModel({ elements, threats, dataFlows: [crossing("Customer", "Shop")] });
    expect(rowsOf(model, "element")["Customer → Shop"]).toBe(".!.??.");
  });

  test("no category, where it fits none", () => {
    const { total } = coverageOf(
      threatModel({ threats: [threat("x", { otherCategory: "LM" })] }),
      "model",
    );
    expect(drawn(total)).toBe("??????");
  });
});

test("a cell counts its threats and shows the worst severity", () => {
  const of = (severity: "low" | "critical" | null) =>
    threat("x", { stride: ["spoofing"], severity, assets: ["Shop"] });
  const threats = [of("low"), of(null), of("critical")];
  const { rows } = coverageOf(
    threatModel({ assets: [asset("Shop", "application")], threats }),
    "model",
  );
  expect(rows[0]?.cells.spoofing).toEqual({ state: "threat", severity: "critical", threats: 3 });
});

test("a reasoned note on the whole document answers for each asset", () => {
  const model = threatModel({
    assets: [asset("Shop", "application")],
    considered: [note("repudiation")],
  });
  expect(rowsOf(model, "asset")).toEqual({ "(document)": "??o???", Shop: "??o???" });
});

test("assets of one name are one row", () => {
  const assets = [asset("Shop"), asset("The shops", "application")];
  expect(coverageOf(threatModel({ assets }), "model").rows).toMatchObject([
    { subject: "Shop", kind: "application" },
  ]);
});

const stride = fc.constantFrom(...STRIDE);
const threats = fc.array(
  fc.record({ assets: fc.subarray(["Shop", "Codes"]), stride: fc.uniqueArray(stride) }),
);

test("adding a threat never makes an answered cell silent", () => {
  const assets = [asset("Shop", "application"), asset("Codes", null)];
  const silent = (model: ThreatModel, mode: CoverageMode) =>
    coverageOf(model, mode).rows.flatMap(({ subject, cells }) =>
      subject === null
        ? []
        : STRIDE.filter((category: Stride) => cells[category].state === "silent").map(
            (category) => `${subject}:${category}`,
          ),
    );
  fc.assert(
    fc.property(threats, fc.nat(), (list, at) => {
      const all = list.map((fields) => threat("It breaks", fields));
      const fewer = all.filter((_, index) => index !== at % Math.max(1, all.length));
      const before = new Set(silent(threatModel({ assets, threats: fewer }), "asset"));
      const after = silent(threatModel({ assets, threats: all }), "asset");
      expect(after.filter((cell) => !before.has(cell))).toEqual([]);
    }),
  );
});

describe("10,000 assets and 10,000 threats", () => {
  const many = Array.from({ length: 10_000 }, (_, at) => at);
  const assets = many.map((at) => asset(`Service ${at}`, "application", at + 1));

  test.each([
    ["each names one", (at: number) => [`the services ${at}`]],
    ["each names all", () => ["All assets"]],
    [
      "each names twenty",
      (at: number) => many.slice(0, 20).map((n) => `Service ${(at + n) % 9973}`),
    ],
    ["none names any", () => []],
  ])("are held against each other in time that grows with their sum: %s", (_, assetsOf) => {
    const all = many.map((at) =>
      threat(`It breaks ${at}`, { assets: assetsOf(at), stride: ["spoofing"] }),
    );
    const started = threadTime();
    coverageOf(threatModel({ assets, threats: all }), "asset");
    // A hundred million comparisons would take far longer than this.
    expect(threadTime() - started).toBeLessThan(5000);
  });
});
