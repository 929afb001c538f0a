import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { ESCAPE_CLASSES, REPORTERS } from "../../src/model/ledger-event.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
import { STRIDE } from "../../src/model/stride.ts";
import type { Store } from "../../src/store.ts";
import { importFile } from "../../src/transfer/import-file.ts";
import { readRows } from "../../src/transfer/reading/read-file.ts";
import { sessionPlaces } from "../../src/transfer/session-places.ts";
import { findings } from "../../src/transfer/tables/findings.ts";
import type { Table } from "../../src/transfer/tables/table.ts";
import { training } from "../../src/transfer/tables/training.ts";
import { writeTable } from "../../src/transfer/writing/write-table.ts";
import { INSTALLATION, knownOrganization } from "../support/known-organization.ts";

const NOW = "2026-11-23T12:00:00Z";
const KNOWN = { teams: ["payments", "website"], modules: ["foundations", "live"], now: NOW };
const OF = { owner: "acme", installationId: INSTALLATION };

async function imported(store: Store, text: string) {
  const placeOf = sessionPlaces(store.pulls, OF.owner);
  const bad: string[] = [];
  const listener = { bad: ({ wrong }: { wrong: string }) => void bad.push(wrong) };
  const silent = { unknown: () => {}, progress: () => {} };
  await importFile(
    { form: "json", source: Readable.from([Buffer.from(text)]), isDryRun: false },
    KNOWN,
    { store, placeOf, ...OF, by: "import", now: NOW },
    { ...listener, ...silent },
  );
  return bad;
}

async function exported(store: Store, table: Table): Promise<string> {
  let text = "";
  const pages = table.rows({ store, ...OF, asOf: null });
  for await (const part of writeTable(table, pages, "json")) text += part.text;
  return text;
}

/** Rows in any order, without the numbers that each database counts for itself. */
function told(text: string): readonly object[] {
  const rows = z.array(z.looseObject({ id: z.string().default("") })).parse(JSON.parse(text));
  return rows
    .map((row) => ({ ...row, finding: null }))
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

const day = fc.date({
  min: new Date("2020-01-01"),
  max: new Date("2026-11-22"),
  noInvalidDate: true,
});
const onDay = day.map((date) => date.toISOString().slice(0, 10));
const text = fc.string({ unit: "grapheme", maxLength: 400 });
const since = fc.constantFrom("", "yes", "no", "2026-10-01");

const finding = fc.record({
  id: fc.oneof(fc.constant(""), fc.uuid()),
  team: fc.constantFrom("payments", "Website"),
  source: fc.constantFrom(...REPORTERS),
  severity: fc.constantFrom(...SEVERITIES),
  category: fc.constantFrom(...STRIDE, "outside-stride"),
  title: text.map((title) => `T${title}`),
  asset: fc.oneof(fc.constant(""), text),
  at: fc.oneof(
    onDay,
    day.map((date) => date.toISOString()),
  ),
  escape_class: fc.constantFrom("", ...ESCAPE_CLASSES),
  fixed: since,
  retracted: since,
});
const record = fc.record({
  login: fc.constantFrom("ada", "Ben", "kim-2"),
  module: fc.constantFrom(...KNOWN.modules),
  on: onDay,
});

test("what is exported as JSON and imported elsewhere is the same there", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(finding, record), { maxLength: 12 }), async (rows) => {
      const [here, there] = [
        await knownOrganization("file::memory:"),
        await knownOrganization("file::memory:"),
      ];
      expect(await imported(here, JSON.stringify(rows))).toEqual([]);
      for (const table of [findings, training]) {
        const text = await exported(here, table);
        expect(await imported(there, text)).toEqual([]);
        expect(told(await exported(there, table))).toEqual(told(text));
      }
      await Promise.all([here.close(), there.close()]);
    }),
    { numRuns: 15 },
  );
});

test("every cell of CSV is read as it was written, but for a formula's apostrophe", async () => {
  const cell = fc.string({ unit: fc.constantFrom(..."aé '\"\n\r,;\t=+-@\u0000😀"), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), async (cells) => {
      const table = { columns: ["a", "b"].map((name) => ({ name, holds: "" })) };
      const rows = cells.map(([a, b]) => ({ a: `x${a}`, b }));
      let text = "";
      for await (const part of writeTable(table, pagesOf(rows), "csv")) text += part.text;
      const read: unknown[] = [];
      const bytes = [...Buffer.from(text)].map((byte) => Buffer.of(byte));
      for await (const some of await readRows(Readable.from(bytes), "csv")) read.push(...some);
      expect(read.slice(1)).toMatchObject(
        rows.map(({ a, b }) => ({ values: [a, /^[=+\-@\t\r]/.test(b) ? `'${b}` : b] })),
      );
    }),
    { numRuns: 300 },
  );
});

async function* pagesOf<T>(rows: readonly T[]) {
  yield rows;
}
