import { describe, expect, it } from "vitest";
import {
  changedTeamOfPayload,
  checkOfPayload,
  isBaseChange,
  originOf,
  pullRequestOfPayload,
  pushOfPayload,
} from "../../src/github/payloads.ts";
import { errorText } from "../../src/log.ts";
import { REPOSITORY } from "./nocked-github.ts";

const HEAD = "a".repeat(40);
const BEFORE = "b".repeat(40);
const repository = {
  id: 7,
  name: "billing-api",
  html_url: "https://github.com/acme/billing-api",
  private: true,
  owner: { login: "acme" },
  default_branch: "main",
};
const pull = {
  number: 12,
  state: "open",
  updated_at: "2026-11-23T12:00:00Z",
  user: { login: "ada" },
  head: { sha: HEAD, ref: "design" },
  base: { sha: "b".repeat(40), ref: "main" },
};
const payload = { installation: { id: 71 }, repository, pull_request: pull };

describe("a payload", () => {
  it("says where it comes from", () => {
    expect(originOf(payload)).toEqual({ installationId: 71, repository: REPOSITORY });
  });

  it("of a pull request says which", () => {
    expect(pullRequestOfPayload(payload)).toMatchObject({
      number: 12,
      headSha: HEAD,
      isDraft: false,
    });
  });

  it.each([
    [{ changes: { base: { ref: { from: "main" } } } }, true],
    [{ changes: { title: { from: "Old" } } }, false],
    [{ changes: {} }, false],
    [{}, false],
  ])("%j tells of another base: %s", (changes, expected) => {
    expect(isBaseChange({ ...payload, ...changes })).toBe(expected);
  });

  it.each<[string, object, string | null]>([
    [
      "a team that stands alone",
      { action: "added", team: { slug: "search", parent: null } },
      "search",
    ],
    [
      "a team in another",
      { action: "removed", team: { slug: "web", parent: { slug: "all" } } },
      null,
    ],
    ["a team that is gone", { action: "removed", team: { id: 1, deleted: true } }, null],
    ["a team that changed itself", { action: "edited", team: { slug: "web", parent: null } }, null],
  ])("of %s tells whose members changed", (_what, changes, team) => {
    const told = { organization: { login: "acme" }, ...changes };
    expect(changedTeamOfPayload(told)).toEqual({ owner: "acme", team, gone: null });
  });

  it("of a check tells its commit, its branch, and its name if it has one", () => {
    const suite = { head_branch: "design" };
    const run = { check_run: { head_sha: HEAD, name: "Threat model", check_suite: suite } };
    const told = { headSha: HEAD, headBranch: "design", name: "Threat model" };
    expect(checkOfPayload(run)).toEqual(told);
    expect(checkOfPayload({ check_suite: { ...suite, head_sha: HEAD } })).toEqual({
      ...told,
      name: null,
    });
  });

  it.each([
    ["refs/heads/main", true, "main"],
    ["refs/heads/maintenance", false, "maintenance"],
    ["refs/heads/x/refs/heads/main", false, "x/refs/heads/main"],
    ["refs/tags/main", false, "refs/tags/main"],
    ["main", false, "main"],
  ])("of a push to %s is of the default branch: %s", (ref, isDefaultBranch, branch) => {
    expect(pushOfPayload({ ref, repository, before: BEFORE, after: HEAD })).toEqual({
      owner: "acme",
      repository: "billing-api",
      beforeSha: BEFORE,
      headSha: HEAD,
      paths: [],
      branch,
      isDefaultBranch,
      headline: "",
      at: null,
    });
  });
});

const READERS = {
  changedTeamOfPayload,
  originOf,
  pullRequestOfPayload,
  isBaseChange,
  checkOfPayload,
  pushOfPayload,
};
const SECRET = "ghs_0123456789abcdef";
const without = (part: keyof typeof payload) => ({ ...payload, [part]: undefined });

describe("a payload that is not as GitHub documents it is refused, naming the place", () => {
  it.each<[keyof typeof READERS, string, unknown, string]>([
    ["originOf", "without an installation", without("installation"), "installation"],
    ["originOf", "without a repository", without("repository"), "repository"],
    [
      "originOf",
      "with an owner without a name",
      { ...payload, repository: { ...repository, owner: {} } },
      "login",
    ],
    ["pullRequestOfPayload", "without a pull request", without("pull_request"), "pull_request"],
    [
      "pullRequestOfPayload",
      "with a number in words",
      { ...payload, pull_request: { ...pull, number: SECRET } },
      "number",
    ],
    [
      "pullRequestOfPayload",
      "in an unknown state",
      { ...payload, pull_request: { ...pull, state: SECRET } },
      "state",
    ],
    [
      "pullRequestOfPayload",
      "with a head that is a list",
      { ...payload, pull_request: { ...pull, head: [] } },
      "head",
    ],
    ["checkOfPayload", "of no check", payload, "check_run"],
    ["pushOfPayload", "without a branch", { repository }, "ref"],
  ])("by %s: %s", (reader, _what, given, place) => {
    expect(() => READERS[reader](given)).toThrow(place);
  });

  it.each(Object.entries(READERS))("by %s, whatever it is, without repeating it", (_name, read) => {
    for (const given of [null, undefined, SECRET, [SECRET], { action: SECRET }, 7]) {
      try {
        read(given);
      } catch (error) {
        expect(errorText(error)).toMatch(/^ZodError: /);
        expect(String(error)).not.toContain(SECRET);
      }
    }
  });
});
