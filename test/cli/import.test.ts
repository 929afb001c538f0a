import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { foldLedger } from "../../src/findings/fold.ts";
import type { Finding } from "../../src/model/finding.ts";
import { INSTALLATION, knownOrganization } from "../support/known-organization.ts";
import { commandLine } from "./command-line.ts";

const cli = commandLine();
const database = () => `file:${cli.folder()}/threatgate.db`;

beforeEach(async () => (await knownOrganization(database())).close());

async function imported(name: string, content: string | Buffer, ...args: readonly string[]) {
  await cli.write({ [name]: content });
  return cli.run(["import", name, ...args], { environment: { DATABASE_URL: database() } });
}

const WINDOW = { installationId: INSTALLATION, sessions: 5, since: "1970-01-02T00:00:00Z" };

async function findingsOf(team: string): Promise<readonly Finding[]> {
  const store = await openStore(database());
  const { findings } = foldLedger(await store.ledger.ofTeam({ ...WINDOW, team }));
  await store.close();
  return findings;
}

const HEADER = "id,team,source,severity,category,title,at";
const GOOD = "H-1,payments,bug-bounty,high,tampering,A refund is paid twice,2026-11-20";
const csv = (...lines: readonly string[]) => `${lines.join("\n")}\n`;
const json = (...rows: readonly object[]) => JSON.stringify(rows, null, 1);
const ROW = {
  team: "payments",
  source: "pentest",
  severity: "high",
  category: "tampering",
  title: "A refund is paid twice",
  at: "2026-11-20",
};

describe("threatgate import", () => {
  it("keeps a finding with all that its row says", async () => {
    const file = csv(
      "Title;Pull Request;Team;SOURCE;Severity;Category;Asset;Escape-Class;Fixed;Date",
      '"Two ""refunds"",\r\nat once";https://github.com/acme/billing-api/pull/12/files;Payments;bug bounty;9.8;DoS;=Refund API;asset not listed;2026-11-21;2026-11-20T10:00+02:00',
    );
    const { status, printed, complained } = await imported("found.csv", `\ufeff${file}`);
    expect({ status, printed, complained }).toEqual({
      status: 0,
      printed: "found.csv: 1 imported, 0 known already, 0 bad\n",
      complained: "",
    });
    expect(await findingsOf("payments")).toEqual([
      {
        key: "F-1",
        number: 1,
        session: null,
        team: "payments",
        source: "bug-bounty",
        attribution: "missed",
        title: 'Two "refunds", at once',
        severity: "critical",
        stride: ["denial-of-service"],
        assets: ["=Refund API"],
        at: "2026-11-20T08:00:00Z",
        isRetracted: false,
        isFixed: true,
        isKnown: false,
        escapeClass: "asset-not-listed",
      },
    ]);
  });

  it("keeps who finished which training, from the standard input too", async () => {
    const rows = '{"login":"@Ada","module":"Foundations","on":"2026-11-20"}\n';
    const environment = { DATABASE_URL: database() };
    const input = () => Readable.from([Buffer.from(rows)]);
    const args = ["import", "-", "--format", "jsonl", "--by", "sam"];
    const { printed } = await cli.run(args, { environment, input });
    expect(printed).toBe("-: 1 imported, 0 known already, 0 bad\n");
    const store = await openStore(database());
    expect(await store.training.of("acme", ["ada"])).toEqual([
      {
        login: "Ada",
        module: "foundations",
        on: "2026-11-20",
        by: "sam",
        at: "2026-11-23T12:00:00Z",
      },
    ]);
    await store.close();
  });

  it("has the teams weighed that it speaks of, those that it knew too, and after training all", async () => {
    const training = { login: "ada", module: "live", on: "2026-11-20" };
    const environment = { DATABASE_URL: database() };
    await imported("f.json", json(ROW));
    await cli.write({ "g.json": json(ROW, training) });
    const now = "2026-11-24T12:00:00Z";
    await cli.run(["import", "g.json", "--dry-run"], { environment, now });
    await cli.run(["import", "g.json"], { environment, now });
    const store = await openStore(database());
    const line = await store.deliveries.list(["waiting"], 9);
    expect(line.map(({ event }) => event).sort()).toEqual([
      "threatgate.weigh-phase",
      "threatgate.weigh-phase",
      "threatgate.weigh-teams",
    ]);
    await store.close();
  });

  it("takes findings and training from one list", async () => {
    const training = { login: "ada", module: "live", on: "2026-11-20" };
    const { printed } = await imported("all.json", json(ROW, training, { ...ROW, id: 7 }));
    expect(printed).toBe("all.json: 3 imported, 0 known already, 0 bad\n");
  });
});

describe("a row is imported once", () => {
  const other = "H-2,website,pentest,low,spoofing,Somebody else signs in,2026-11-01";
  const nameless = ",website,pentest,low,spoofing,Somebody else signs in,2026-11-01";

  it.each<[string, string, string, string]>([
    ["repeated", csv(HEADER, GOOD), csv(HEADER, GOOD), "0 imported, 1 known"],
    ["after half of the file", csv(HEADER, GOOD), csv(HEADER, GOOD, other), "1 imported, 1 known"],
    ["in another order", csv(HEADER, GOOD, other), csv(HEADER, other, GOOD), "0 imported, 2 known"],
    ["without an id", csv(HEADER, nameless), csv(HEADER, GOOD, nameless), "1 imported, 1 known"],
    ["twice in a file", csv(HEADER), csv(HEADER, nameless, nameless), "1 imported, 1 known"],
    [
      "where the same id is another source's",
      csv(HEADER, GOOD),
      csv(HEADER, GOOD.replace("bug-bounty", "incident")),
      "1 imported, 0 known",
    ],
  ])("%s", async (_, before, after, words) => {
    await imported("f.csv", before);
    expect((await imported("f.csv", after)).printed).toContain(words);
  });

  it("but what is said of it later is taken", async () => {
    await imported("f.csv", csv(`${HEADER},fixed`, `${GOOD},no`));
    expect((await findingsOf("payments"))[0]?.isFixed).toBe(false);
    await imported("f.csv", csv(`${HEADER},fixed`, `${GOOD},yes`));
    expect((await findingsOf("payments"))[0]?.isFixed).toBe(true);
  });

  it("and not at all with --dry-run", async () => {
    const { printed } = await imported("f.csv", csv(HEADER, GOOD, "x"), "--dry-run");
    expect(printed).toBe("f.csv: 1 good, 1 bad; nothing was kept\n");
    expect(await findingsOf("payments")).toEqual([]);
  });
});

describe("a bad row is told with its line, and the others are imported", () => {
  const cell = (column: string, value: string) => {
    const cells: Record<string, string> = { ...ROW, id: "H-2", session: "", [column]: value };
    return csv(
      `${HEADER},session`,
      `${GOOD},`,
      [...HEADER.split(","), "session"].map((name) => cells[name]).join(","),
    );
  };

  it.each<[string, string, string]>([
    ["severity", "hihg", 'f.csv:3: severity: there is no severity "hihg"; did you mean "high"?'],
    ["severity", "", "f.csv:3: severity: found nothing, expected critical, high"],
    [
      "team",
      "paymnets",
      'team: found "paymnets", expected a team of the config; did you mean "pay',
    ],
    ["team", "x", 'f.csv:3: team: found "x", expected a team of the config: payments, website'],
    ["source", "team", 'f.csv:3: source: found "team", expected security, bug-bounty, pentest'],
    ["source", "pen-tst", 'did you mean "pentest"?'],
    ["category", "tampring", 'did you mean "tampering"?'],
    ["category", "S T", "expected one category"],
    ["title", "\u0000\u200b", "f.csv:3: title: found nothing"],
    ["at", "20/11/2026", 'f.csv:3: at: found "20/11/2026", expected a day such as 2026-11-20'],
    ["at", "2026-02-30", "expected a day such as"],
    ["at", "2026-11-20T10:00:00", "or a moment such as 2026-11-20T09:30:00Z"],
    ["at", "0026-11-20", "expected a day such as"],
    ["at", "2026-11-24", "which is still to come"],
    ["at", "2026-11-23T12:00:01Z", "which is still to come"],
    ["session", "billing-api 12", "expected OWNER/REPOSITORY#NUMBER"],
    ["session", "acme/none#1", "expected a repository of which the app has seen a pull request"],
    ["session", "acme/billing-api#99", "expected a pull request that the app has seen"],
    ["session", "other/billing-api#12", "expected a pull request of acme"],
  ])("%s %j", async (column, value, words) => {
    const { status, printed, complained } = await imported("f.csv", cell(column, value));
    expect(complained).toContain(words);
    expect([status, printed]).toEqual([1, "f.csv: 1 imported, 0 known already, 1 bad\n"]);
  });

  it.each<[string, string, string | Buffer, string]>([
    ["too few cells", "f.csv", csv(HEADER, "a,b", GOOD), "f.csv:2: found 2 cells, expected 7"],
    [
      "after rows of several lines",
      "f.csv",
      `${HEADER}\r\n${GOOD.replace("A refund is paid twice", '"A\r\nB"')}\r\n\r\nx\r\n`,
      "f.csv:5: found 1 cell,",
    ],
    [
      "a quote in a cell",
      "f.csv",
      csv(HEADER, GOOD.replace("A refund", 'A 5" refund'), GOOD),
      "f.csv:2: found a quote in the middle of a cell",
    ],
    [
      "a quote that is not closed",
      "f.csv",
      csv(HEADER, GOOD, GOOD.replace("A refund", '"A refund'), "and", "more"),
      "f.csv:3: a quote opens here and is closed nowhere",
    ],
    [
      "a row without an end to it",
      "f.csv",
      csv(HEADER, GOOD.replace("A", "A".repeat(1_100_000)), GOOD),
      "f.csv:2: the row is longer than 1 MiB",
    ],
    [
      "text in another encoding",
      "f.csv",
      Buffer.from(csv(HEADER, GOOD.replace("A", "\u00e4"), GOOD), "latin1"),
      "f.csv:2: found bytes that are no UTF-8 text",
    ],
    ["no JSON", "f.json", `[{,},\n\n${JSON.stringify(ROW)}]`, "f.json:1: expected an object"],
    ["no object", "f.json", `[${JSON.stringify(ROW)},\n[]]`, "f.json:2: expected an object"],
    ["a list that goes on", "f.json", `[${JSON.stringify(ROW)},\n`, "f.json:2: the list is not"],
    [
      "a list in a cell",
      "f.jsonl",
      `${JSON.stringify({ ...ROW, team: [] })}\n${JSON.stringify(ROW)}`,
      "f.jsonl:1: team: found a list or an object, expected text",
    ],
    [
      "names that every object has",
      "f.jsonl",
      `{"__proto__":{"team":"payments"},"constructor":1}\n${JSON.stringify(ROW)}`,
      "f.jsonl:1: no column team, source",
    ],
  ])("%s", async (_, name, content, words) => {
    const { status, printed, complained } = await imported(name, content);
    expect(complained).toContain(words);
    expect([status, printed]).toEqual([1, `${name}: 1 imported, 0 known already, 1 bad\n`]);
  });
});

describe("a file that cannot be used", () => {
  it.each<[string, string, string | Buffer, string]>([
    ["no required columns", "f.csv", "titel,team\nx,y\n", "no column source, severity, category"],
    ["a column twice", "f.csv", `${HEADER},Title\n`, "the column title is there twice"],
    ["nothing", "f.csv", "", "its first line names no columns"],
    ["UTF-16", "f.csv", Buffer.from(`\ufeff${HEADER}`, "utf16le"), "UTF-16 text; please save it"],
    ["UTF-16 without its mark", "f.csv", Buffer.from(HEADER, "utf16le"), "please save it as UTF-8"],
    ["a spreadsheet", "f.csv", Buffer.from("PK\u0003\u0004"), "please save the sheet as CSV"],
    ["an object", "f.json", '{"findings":[]}', "expected a list of objects"],
    ["a name that says nothing", "f.txt", csv(HEADER, GOOD), "--format"],
  ])("%s", async (_, name, content, words) => {
    const { status, printed, complained } = await imported(name, content);
    expect([status, printed]).toEqual([2, ""]);
    expect(complained).toContain(words);
  });

  it.each<[string, readonly string[], string]>([
    ["no file", ["import"], "it takes one file"],
    ["a file that is not there", ["import", "no.csv"], "the file no.csv cannot be read"],
    ["a folder", ["import", ".", "--format", "csv"], "is no file"],
    ["an unknown organisation", ["import", "x.csv", "--owner", "acm"], "did you mean acme?"],
    [
      "an unknown format",
      ["import", "x.csv", "--format", "xml"],
      "--format takes csv, json, jsonl",
    ],
    ["somebody of no possible name", ["import", "x.csv", "--by", "a b"], "--by takes a name"],
  ])("%s", async (_, args, words) => {
    const { status, complained } = await cli.run(args, {
      environment: { DATABASE_URL: database() },
    });
    expect([status, complained]).toEqual([2, expect.stringContaining(words)]);
  });

  it("asks whose the rows are where the database knows several", async () => {
    await (await knownOrganization(database(), "other")).close();
    expect((await imported("f.csv", csv(HEADER, GOOD))).complained).toContain("--owner");
    expect((await imported("f.csv", csv(HEADER, GOOD), "--owner", "Other")).status).toBe(0);
  });
});

it("tells an unknown column once, with the right name", async () => {
  const { status, complained } = await imported("f.csv", csv(`${HEADER},asett`, `${GOOD},x`));
  expect(status).toBe(0);
  expect(complained).toBe(
    'f.csv: the column "asett" means nothing here and is left out; did you mean asset?\n',
  );
});

describe("11,000 rows with some bad ones", () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      at % 5000 === 4 ? "bad" : GOOD.replace("H-1", `H-${at}`),
    );

  it("are told as they go, each bad one with its line, and imported once", async () => {
    await imported("f.csv", csv(HEADER, ...rows(4000)));
    const { printed, complained } = await imported("f.csv", csv(HEADER, ...rows(11_000)));
    expect(printed).toBe("f.csv: 6,998 imported, 3,999 known already, 3 bad\n");
    const lines = complained.split("\n").filter((line) => line.startsWith("f.csv:"));
    expect(lines.filter((line) => /^f\.csv: 1\d,\d{3} rows, \d+ %$/.test(line))).toHaveLength(1);
    expect(lines.flatMap((line) => /^f\.csv:(\d+): found 1 cell,/.exec(line)?.[1] ?? [])).toEqual([
      "6",
      "5006",
      "10006",
    ]);
  });
});
