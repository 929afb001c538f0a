import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TABLES } from "../../src/transfer/tables/index.ts";
import { pull, threat } from "../findings/story.ts";
import { INSTALLATION, knownOrganization } from "../support/known-organization.ts";
import { commandLine } from "./command-line.ts";

const cli = commandLine();
const database = () => `file:${cli.folder()}/threatgate.db`;
const run = (...args: readonly string[]) =>
  cli.run(["export", ...args], { environment: { DATABASE_URL: database() } });

const ENTRY = {
  at: "2026-11-23T12:00:00Z",
  who: "sam",
  owner: "acme",
  repository: "billing-api",
  repositoryId: 7,
  number: 12,
  commentId: 99,
  url: "https://github.com/acme/billing-api/pull/12#issuecomment-99",
  line: 1,
  command: "/threatmodel approve \u001b[2J",
  what: "sign-off",
  before: "none",
  after: "approved",
};

const session = pull(12);

/** One session with a finding of its team and one that came later, and a word of each other kind. */
async function fill(): Promise<void> {
  const store = await knownOrganization(database());
  const { ledger } = store;
  for (const event of [session.model(0, [threat("=Skimming")]), session.end(9)]) {
    if (event.kind !== "logged") await ledger.append(INSTALLATION, event);
  }
  await cli.write({
    "late.csv":
      "id,team,source,severity,category,title,asset,at,fixed\n" +
      "7,payments,pentest,critical,other,@Replay,Refund API,2026-02-01,2026-02-03\n",
  });
  await cli.run(["import", "late.csv"], { environment: { DATABASE_URL: database() } });
  const word = { id: 3, by: "sam", state: "approved", commit: "c12", at: ENTRY.at } as const;
  await store.reviews.keep(7, 12, word);
  const waiver = { by: "sam", reason: "+1", until: "2026-12-01", fingerprint: null, at: ENTRY.at };
  await store.waivers.keep(7, 12, { ...waiver, ended: null });
  await store.waivers.end(7, 12, "2026-11-24T00:00:00Z");
  const record = { login: "ada", module: "live", on: "2026-11-20", by: "sam", at: ENTRY.at };
  await store.training.keep("acme", [record]);
  const change = { team: "payments", from: "training", to: "review", by: "sam" } as const;
  const made = { at: ENTRY.at, why: "-", commit: "c0ffee", url: null };
  await store.phases.keep(INSTALLATION, "acme", { ...change, ...made });
  for (const line of [1, 2]) await store.audit.append({ ...ENTRY, line });
  await store.audit.append({ ...ENTRY, commentId: 100, owner: "acme-before" });
  await store.close();
}

describe("threatgate export", () => {
  it.each<[string, string]>([
    [
      "sessions",
      `session,team,state,opened_at,review_began_at,ended_at,found,hinted,missed,late
acme/billing-api#12,payments,completed,2026-01-05T09:00:00Z,,2026-01-05T09:09:00Z,1,0,0,1`,
    ],
    [
      "findings",
      `id,finding,session,team,source,attribution,severity,category,title,asset,at,escape_class,fixed,retracted,repeated
7#12/1,,acme/billing-api#12,payments,team,found,high,tampering,'=Skimming,Ledger,2026-01-05T09:00:00Z,,no,no,no
7,F-1,acme/billing-api#12,payments,pentest,late,critical,outside-stride,'@Replay,Refund API,2026-02-01T00:00:00Z,outside-stride,2026-02-03T00:00:00Z,no,no`,
    ],
    [
      "sign-offs",
      `session,by,state,at,commit,fingerprint
acme/billing-api#12,sam,approved,2026-11-23T12:00:00Z,c12,`,
    ],
    [
      "waivers",
      `session,by,reason,until,fingerprint,at,ended
acme/billing-api#12,sam,'+1,2026-12-01,,2026-11-23T12:00:00Z,2026-11-24T00:00:00Z`,
    ],
    [
      "phase-changes",
      `team,from,to,by,at,why,commit,url
payments,training,review,sam,2026-11-23T12:00:00Z,'-,c0ffee,`,
    ],
    [
      "training",
      `login,module,on,by,recorded_at
ada,live,2026-11-20,sam,2026-11-23T12:00:00Z`,
    ],
  ])("writes %s, and no formula", async (what, lines) => {
    await fill();
    const { status, printed, complained } = await run(what);
    expect([status, complained]).toEqual([0, ""]);
    expect(printed).toBe(`${lines.replaceAll("\n", "\r\n")}\r\n`);
  });

  it("writes the audit log as JSON lines, with nothing hidden in it", async () => {
    await fill();
    const { printed } = await run("audit");
    expect(printed).not.toContain("\u001b");
    expect(
      printed
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { ...ENTRY, seq: 1 },
      { ...ENTRY, seq: 2, line: 2 },
      { ...ENTRY, seq: 3, commentId: 100, owner: "acme-before" },
    ]);
  });

  it("writes nothing of another organisation", async () => {
    await fill();
    await (await knownOrganization(database(), "other")).close();
    expect((await run("audit")).complained).toContain("--owner");
    const { printed } = await run("audit", "--owner", "other");
    expect(printed).not.toContain('"acme"');
  });

  it("writes everything as it stood at the end of a day", async () => {
    await fill();
    const asOf = async (what: string, day: string) =>
      JSON.parse((await run(what, "--as-of", day, "--format", "json")).printed);
    expect(await asOf("findings", "2026-01-04")).toEqual([]);
    expect(await asOf("findings", "2026-01-31")).toHaveLength(1);
    expect((await asOf("findings", "2026-02-02"))[1].fixed).toBe("no");
    expect((await asOf("findings", "2026-02-03"))[1].fixed).toBe("2026-02-03T00:00:00Z");
    expect((await asOf("sessions", "2026-01-31"))[0].late).toBe(0);
    expect((await asOf("waivers", "2026-11-23"))[0].ended).toBeNull();
    expect(await asOf("training", "2026-11-19")).toEqual([]);
    expect(await asOf("audit", "2026-11-22")).toEqual([]);
  });

  it("writes all of it into a folder", async () => {
    await fill();
    const { printed } = await run("--output", "out/all");
    const files = (await readdir(join(cli.folder(), "out/all"))).sort();
    const names = TABLES.map(({ name }) => (name === "audit" ? "audit.jsonl" : `${name}.csv`));
    expect(files).toEqual(names.sort());
    expect(printed).toContain("findings.csv: 2 rows\n");
    const written = await readFile(join(cli.folder(), "out/all/training.csv"), "utf8");
    expect(written).toBe((await run("training")).printed);
  });

  it("gives what import knows already", async () => {
    await fill();
    const { printed } = await run("findings", "--format", "jsonl");
    await cli.write({ "findings.jsonl": printed.split("\n").slice(1).join("\n") });
    const again = await cli.run(["import", "findings.jsonl"], {
      environment: { DATABASE_URL: database() },
    });
    expect(again.printed).toBe("findings.jsonl: 0 imported, 1 known already, 0 bad\n");
  });

  it.each<[string, readonly string[], string]>([
    ["several without a folder", ["findings", "training"], "a folder for all with --output"],
    ["something that is not there", ["findngs"], 'did you mean "findings"?'],
    ["a day that is none", ["findings", "--as-of", "yesterday"], "--as-of takes a day"],
    ["another format", ["findings", "--format", "xlsx"], "--format takes csv, json, jsonl"],
  ])("cannot use %s", async (_, args, words) => {
    await fill();
    const { status, complained } = await run(...args);
    expect([status, complained]).toEqual([2, expect.stringContaining(words)]);
  });
});
