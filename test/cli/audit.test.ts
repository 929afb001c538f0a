import { expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import { commandLine } from "./command-line.ts";

const cli = commandLine();

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

test("threatgate audit prints each change on a line of its own, with nothing hidden in it", async () => {
  const url = `file:${cli.folder()}/threatgate.db`;
  const store = await openStore(url);
  for (const line of [1, 2]) await store.audit.append({ ...ENTRY, line });
  await store.close();
  const { status, printed } = await cli.run(["audit"], { environment: { DATABASE_URL: url } });
  expect(status).toBe(0);
  expect(printed).not.toContain("\u001b");
  const lines = printed.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { ...ENTRY, seq: 1 },
    { ...ENTRY, seq: 2, line: 2 },
  ]);
});
