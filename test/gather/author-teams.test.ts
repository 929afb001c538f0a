import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { authorTeams } from "../../src/gather/author-teams.ts";
import type { Store } from "../../src/store.ts";
import { inBrief, nockedGitHub, RATE_LIMITED } from "../github/nocked-github.ts";
import { aPull } from "../support/facts-builder.ts";
import { aWorld } from "../support/world-builder.ts";

const { github, api, sent } = nockedGitHub();
const HOUR = 60 * 60_000;

let store: Store;

beforeEach(async () => {
  store = await openStore("file::memory:");
});
afterEach(() => store.close());

/** What is found of an author so many hours after the first. */
function teamsOf(author: string, teams: readonly string[], hours = 0, installationId = 7) {
  const now = new Date(Date.parse("2026-11-23T12:00:00Z") + hours * HOUR).toISOString();
  const world = aWorld(github, store, { installationId, now });
  return authorTeams(world, aPull({ author }), teams);
}

const page = (team: string, number = 1) =>
  api().get(`/orgs/acme/teams/${team}/members?per_page=100&page=${number}`);
const members = (...logins: string[]) => logins.map((login) => ({ login }));
const hundred = (from: number) =>
  members(...Array.from({ length: 100 }, (_, at) => `person-${from + at}`));

describe("the teams of an author", () => {
  it("are those that list them, whatever the case, and each is listed once for everybody", async () => {
    page("payments").reply(200, members("Ada", "ben"));
    page("search").reply(200, members("ada"));
    expect(await teamsOf("ada", ["payments", "Search"])).toEqual(["payments", "search"]);
    expect(await teamsOf("BEN", ["payments", "search"], 5)).toEqual(["payments"]);
    expect(await teamsOf("dependabot[bot]", ["payments", "search"])).toEqual([]);
    expect(await teamsOf("ghost", ["payments", "search"])).toEqual([]);
    expect(sent).toHaveLength(2);
  });

  it("are read page by page", async () => {
    page("payments").reply(200, hundred(0));
    page("payments", 2).reply(200, members("ada"));
    expect(await teamsOf("ada", ["payments"])).toEqual(["payments"]);
  });

  it("are asked for one person where a team is too large to list", async () => {
    for (let at = 1; at <= 5; at++) page("everyone", at).reply(200, hundred(at * 100));
    const membership = (login: string) =>
      api().get(`/orgs/acme/teams/everyone/memberships/${login}`);
    membership("ada").reply(200, { state: "active" });
    membership("ivy").reply(200, { state: "pending" });
    expect(await teamsOf("ada", ["everyone"])).toEqual(["everyone"]);
    expect(await teamsOf("ivy", ["everyone"])).toEqual([]);
  });

  it("do not hold a team that GitHub does not know", async () => {
    page("gone").reply(404, { message: "Not Found" });
    expect(await teamsOf("ada", ["gone"])).toEqual([]);
  });

  it("are asked for again after a while, and when the name passed to somebody else", async () => {
    page("payments").times(3).reply(200, members("ada"));
    await teamsOf("ada", ["payments"]);
    await teamsOf("ada", ["payments"], 7);
    await teamsOf("ada", ["payments"], 7, 8);
    expect(sent).toHaveLength(3);
  });
});

describe("an error is not taken for no member", () => {
  it.each([
    ["GitHub is down", [502, ""] as const, 4],
    ["the rate limit is used up", RATE_LIMITED, 1],
    ["a permission is missing", [403, { message: "Resource not accessible" }] as const, 1],
  ])("where %s, and what was listed before is not asked again", async (_why, answer, times) => {
    const teams = [...Array.from({ length: 10 }, (_, at) => `team-${at}`), "payments"];
    for (const team of teams.slice(0, 10)) page(team).reply(200, []);
    page("payments").times(times).reply(answer[0], answer[1]);
    await expect(teamsOf("ada", teams)).rejects.toThrow("listing the members of acme/payments");
    const before = sent.length;
    page("payments").reply(200, members("ada"));
    expect(await teamsOf("ada", teams)).toEqual(["payments"]);
    expect(sent.slice(before).map(inBrief)).toEqual([
      "GET /orgs/acme/teams/payments/members?per_page=100&page=1",
    ]);
  });

  it("on a later page", async () => {
    page("payments").reply(200, hundred(0));
    page("payments", 2).reply(403, { message: "Resource not accessible" });
    await expect(teamsOf("ada", ["payments"])).rejects.toThrow();
    expect(await store.memberships.roster("acme", "payments")).toBeNull();
  });
});
