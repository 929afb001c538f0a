import { expect, it } from "vitest";
import { isTeamLead, isTeamMember } from "../../src/github/team-membership.ts";
import { nockedGitHub } from "./nocked-github.ts";

const { github, api } = nockedGitHub();
const PATH = "/orgs/acme/teams/security/memberships/kim";

it.each([
  ["a member", 200, { state: "active", role: "member" }, true, false],
  ["a lead", 200, { state: "active", role: "maintainer" }, true, true],
  ["whoever has not accepted yet", 200, { state: "pending", role: "member" }, false, false],
  ["a lead who has not accepted yet", 200, { state: "pending", role: "maintainer" }, false, false],
  ["whom GitHub does not find there", 404, {}, false, false],
])("%s is told apart", async (_who, status, body, isIn, leads) => {
  api().get(PATH).twice().reply(status, body);
  expect(await isTeamMember(github, "acme", "security", "kim")).toBe(isIn);
  expect(await isTeamLead(github, "acme", "security", "kim")).toBe(leads);
});

it("GitHub's trouble is not taken for an answer", async () => {
  api().get(PATH).reply(403, { message: "API rate limit exceeded" });
  await expect(isTeamMember(github, "acme", "security", "kim")).rejects.toThrow("acme/security");
});
