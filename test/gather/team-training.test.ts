import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { learnersOfTeam } from "../../src/gather/learners.ts";
import { rememberedTrainingOfTeam, trainingOfTeam } from "../../src/gather/team-training.ts";
import type { Phase } from "../../src/model/phase.ts";
import type { Policy } from "../../src/model/policy.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import type { Store } from "../../src/store.ts";
import { pull } from "../findings/story.ts";
import { nockedGitHub } from "../github/nocked-github.ts";
import { aWorld } from "../support/world-builder.ts";

const { github, api, sent } = nockedGitHub();
const NOW = "2026-11-23T12:00:00Z";
const BEGINS = "2026-11-01";

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  teams: [
    {
      ...{ name: "payments", github: "pay-team", phase: "training" },
      ...{ repos: [], paths: [], training: BEGINS },
    },
  ],
  training: {
    ...DEFAULT_POLICY.training,
    modules: ["live", "own"].map((name) => ({ name, link: null, stride: [] })),
    records: [{ module: "live", on: "2026-11-02", people: ["Ben", "eve"] }],
  },
};

let store: Store;

beforeEach(async () => {
  store = await openStore("file::memory:");
});
afterEach(() => store.close());

const world = (installationId = 7) => aWorld(github, store, { installationId, now: NOW });

const asked = (phase: Phase = "training") =>
  trainingOfTeam(world(), "acme", { team: "payments", phase }, POLICY);
const remembered = (phase: Phase = "training", installationId = 7) =>
  rememberedTrainingOfTeam(world(installationId), "acme", { team: "payments", phase }, POLICY);

const page = () => api().get("/orgs/acme/teams/pay-team/members?per_page=100&page=1");
const listed = (...logins: string[]) =>
  page().reply(
    200,
    logins.map((login) => ({ login })),
  );

/** As a command or an import records it. */
const recorded = (login: string) =>
  store.training.keep("Acme", [{ login, module: "own", on: "2026-11-03", by: "sam", at: NOW }]);

describe("a team's training", () => {
  it("is that of its people on GitHub, by the config and what was recorded", async () => {
    listed("Ada", "ben");
    for (const login of ["Ben", "eve", "ada"]) await recorded(login);
    const known = { begins: BEGINS, people: ["ada", "ben"], finished: ["ben"], share: 0.8 };
    expect(await asked()).toEqual(known);
    expect(await remembered()).toEqual(known);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["a team that GitHub does not know", () => page().reply(404, {})],
    ["a team of nobody", () => listed()],
  ])("is of nobody knows whom, for %s", async (_what, answer) => {
    answer();
    expect(await asked()).toEqual({ begins: BEGINS, people: null, finished: [], share: 0.8 });
  });

  it("is known from memory where people were listed, however long ago, for this installation", async () => {
    expect(await remembered()).toBeNull();
    const roster = { installationId: 7, logins: ["ben"], checkedAt: "2026-01-01T00:00:00Z" };
    await store.memberships.keepRoster("acme", "pay-team", roster);
    expect(await remembered()).toMatchObject({ people: ["ben"], finished: [] });
    expect(await remembered("traditional")).toMatchObject({ begins: BEGINS, people: ["ben"] });
    expect(await remembered("training", 8)).toBeNull();
    expect(sent).toEqual([]);
  });

  it("is looked at in no phase that goes by findings, nor for a team that the config does not know", async () => {
    expect(await asked("observation")).toBeNull();
    expect(await asked("security-optional")).toBeNull();
    const other = { team: "search", phase: "training" } as const;
    expect(await trainingOfTeam(world(), "acme", other, POLICY)).toBeNull();
    expect(sent).toEqual([]);
  });
});

it("who had a session of late is not due, though long untrained", async () => {
  listed("ada", "ben", "lea");
  const policy = { ...POLICY, training: { ...POLICY.training, refreshDays: 5 } };
  const now = { ...world(), now: "2026-01-07T12:00:00Z" };
  for (const login of ["ada", "ben"]) {
    const long = { login, module: "own", on: "2025-03-02", by: "sam", at: NOW };
    await store.training.keep("acme", [long]);
  }
  const { model, end } = pull(1);
  const session = [model(0, [], { author: "Ada", team: "search" }), end(5)];
  for (const event of session) {
    if (event.kind !== "logged") await store.ledger.append(7, event);
  }
  const learners = await learnersOfTeam(now, "acme", "pay-team", policy);
  expect(learners?.map(({ login, due }) => [login, due?.kind ?? null])).toEqual([
    ["ada", null],
    ["ben", "long-ago"],
    ["lea", "new"],
  ]);
});
