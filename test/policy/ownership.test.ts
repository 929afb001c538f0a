import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ownership } from "../../src/model/facts.ts";
import { PHASES } from "../../src/model/phase.ts";
import type { TeamPolicy } from "../../src/model/policy.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { authorDecides, type OwnershipClues, ownershipOf } from "../../src/policy/ownership.ts";

function team(
  name: string,
  phase: TeamPolicy["phase"],
  given: Partial<TeamPolicy> = {},
): TeamPolicy {
  return { name, phase, github: name, repos: [], paths: [], training: null, ...given };
}

const payments = team("payments", "observation", {
  github: "payments-crew",
  repos: ["billing-*", "ledger"],
  paths: ["services/payments/**"],
});
const search = team("search", "security-optional", { paths: ["services/search/**"] });
const web = team("web", "review", { repos: ["web"] });
const policy = { ...DEFAULT_POLICY, teams: [payments, search, web] };

const nobody: OwnershipClues = {
  repository: "mono",
  paths: ["docs/a.md"],
  authorTeams: [],
  policy,
};

const CASES: readonly (readonly [
  what: string,
  clues: Partial<OwnershipClues>,
  owner: Ownership,
])[] = [
  [
    "a repository that matches",
    { repository: "billing-api" },
    { team: "payments", phase: "observation", why: "the repository matches billing-*" },
  ],
  [
    "a repository in another case",
    { repository: "Billing-API" },
    { team: "payments", phase: "observation", why: "the repository matches billing-*" },
  ],
  [
    "a path that matches, in any repository",
    { paths: ["services/payments/design/a.md"] },
    {
      team: "payments",
      phase: "observation",
      why: "the document's path matches services/payments/**",
    },
  ],
  [
    "a path and a repository of one team",
    { repository: "ledger", paths: ["services/payments/a.md"] },
    {
      team: "payments",
      phase: "observation",
      why: "the document's path matches services/payments/**",
    },
  ],
  [
    "no document at all",
    { repository: "web", paths: [] },
    { team: "web", phase: "review", why: "the repository matches web" },
  ],
  [
    "the author's team",
    { authorTeams: ["everyone", "payments-crew"] },
    { team: "payments", phase: "observation", why: "the author is in this team" },
  ],
  [
    "a match before the author's team",
    { repository: "web", authorTeams: ["payments-crew"] },
    { team: "web", phase: "review", why: "the repository matches web" },
  ],
  [
    "nothing that matches",
    { authorTeams: ["everyone"] },
    {
      team: null,
      phase: "traditional",
      why: "no team of the config matches the document's path, the repository or the author",
    },
  ],
  [
    "neither a document nor a repository that matches",
    { paths: [] },
    { team: null, phase: "traditional", why: "no team of the config matches the repository" },
  ],
  [
    "a config without teams",
    { policy: DEFAULT_POLICY },
    { team: null, phase: "traditional", why: "the config lists no teams" },
  ],
];

test.each(CASES)("%s tells whose document it is", (_, clues, owner) => {
  expect(ownershipOf({ ...nobody, ...clues })).toEqual(owner);
});

describe("when several teams match, the strictest phase decides", () => {
  test("by path and repository", () => {
    const owner = ownershipOf({ ...nobody, repository: "web", paths: ["services/search/a.md"] });
    expect(owner).toEqual({
      team: "web",
      phase: "review",
      why: "the repository matches web; of search, web it is in the strictest phase",
    });
  });

  test("by the author's teams", () => {
    const owner = ownershipOf({ ...nobody, authorTeams: ["search", "web", "payments-crew"] });
    expect(owner).toMatchObject({ team: "payments", phase: "observation" });
  });

  test("of several documents, and the document is named", () => {
    const paths = ["services/payments/a.md", "services/search/b.md"];
    expect(ownershipOf({ ...nobody, paths })).toEqual({
      team: "payments",
      phase: "observation",
      why: "among the owners of these documents, that of services/payments/a.md is in the strictest phase: the document's path matches services/payments/**",
    });
    expect(ownershipOf({ ...nobody, paths: paths.toReversed() }).team).toBe("payments");
  });

  test("and a document of nobody's falls under the default phase", () => {
    const paths = ["services/search/b.md", "docs/a.md"];
    expect(ownershipOf({ ...nobody, paths })).toMatchObject({ team: null, phase: "traditional" });
  });
});

describe("front matter", () => {
  const both = { ...nobody, authorTeams: ["search", "payments-crew"] };
  const naming = (name: string) => new Map([["docs/a.md", name]]);

  test.each(["search", " Search "])("chooses among the author's own teams: %j", (name) => {
    expect(ownershipOf({ ...both, chosenTeams: naming(name) })).toEqual({
      team: "search",
      phase: "security-optional",
      why: "the document names this team, and the author is in it",
    });
  });

  test("chooses by the GitHub team's slug too", () => {
    expect(ownershipOf({ ...both, chosenTeams: naming("payments-crew") }).team).toBe("payments");
  });

  test("chooses no team that the author is not in", () => {
    expect(ownershipOf({ ...both, chosenTeams: naming("web") }).team).toBe("payments");
    expect(ownershipOf({ ...nobody, chosenTeams: naming("search") }).team).toBeNull();
  });

  test("is ignored where the author is not in the team, which is said", () => {
    const why = "the author is in this team; the author is not in web, which the document names";
    const ada = { ...nobody, authorTeams: ["payments-crew"] };
    expect(ownershipOf({ ...ada, chosenTeams: naming("web") }).why).toBe(why);
    const long = ownershipOf({ ...ada, chosenTeams: naming("x".repeat(10_000)) }).why;
    expect(long.length).toBeLessThan(200);
  });

  test("chooses nothing where a path or a repository decides", () => {
    const clues = { ...both, repository: "web", chosenTeams: naming("search") };
    expect(ownershipOf(clues).team).toBe("web");
  });
});

test.each<[string, Partial<OwnershipClues>, boolean]>([
  ["a document that no path and no repository claims", {}, true],
  ["one such document among others", { paths: ["services/search/b.md", "docs/a.md"] }, true],
  ["documents that are all claimed by path", { paths: ["services/search/b.md"] }, false],
  ["a repository that is claimed", { repository: "web" }, false],
  ["no document", { paths: [] }, false],
  ["a config without teams", { policy: DEFAULT_POLICY }, false],
])("whether the author's teams matter: %s", (_, clues, matters) => {
  expect(authorDecides({ ...nobody, ...clues })).toBe(matters);
});

test("one more document never makes the phase less strict", () => {
  const path = fc.constantFrom("services/payments/a.md", "services/search/b.md", "docs/a.md");
  fc.assert(
    fc.property(
      fc.array(path),
      path,
      fc.subarray(["search", "web"]),
      (paths, more, authorTeams) => {
        fc.pre(paths.length > 0);
        const before = ownershipOf({ ...nobody, paths, authorTeams }).phase;
        const after = ownershipOf({ ...nobody, paths: [...paths, more], authorTeams }).phase;
        expect(PHASES.indexOf(after)).toBeLessThanOrEqual(PHASES.indexOf(before));
      },
    ),
  );
});
