import type { Emulator } from "./emulator.ts";
import { objectAt } from "./json.ts";
import type { OrganizationSeed, Seed } from "./seed.ts";

/** Gives the emulator a seed's teams and files, which its own seed knows nothing of. */
export async function plant(emulator: Emulator, seed: Seed): Promise<void> {
  for (const [login, organization] of Object.entries(seed.organizations)) {
    await plantTeams(emulator, login, organization);
    for (const [name, { files = {} }] of Object.entries(organization.repositories)) {
      await plantFiles(emulator, `${login}/${name}`, files);
    }
  }
}

async function plantTeams(
  emulator: Emulator,
  login: string,
  { teams = {}, repositories }: OrganizationSeed,
): Promise<void> {
  const ids = new Map<string, number>();
  for (const [slug, team] of Object.entries(teams)) {
    const parent = team.parent === undefined ? undefined : ids.get(team.parent);
    const created = await emulator.write("POST", `/orgs/${login}/teams`, {
      name: slug,
      permission: "push",
      privacy: team.secret === true ? "secret" : "closed",
      ...(parent === undefined ? {} : { parent_team_id: parent }),
    });
    ids.set(slug, Number(created["id"]));
    const at = `/orgs/${login}/teams/${slug}`;
    for (const member of team.members) {
      await emulator.write("PUT", `${at}/memberships/${member}`, {});
    }
    for (const name of team.repositories ?? Object.keys(repositories)) {
      await emulator.write("PUT", `${at}/repos/${login}/${name}`, {});
    }
  }
}

async function plantFiles(
  emulator: Emulator,
  repository: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  if (Object.keys(files).length === 0) return;
  const at = `/repos/${repository}/git`;
  const head = await emulator.read(`${at}/ref/heads/main`);
  const parent = String(objectAt(head, "object")["sha"]);
  const commit = await emulator.read(`${at}/commits/${parent}`);
  const tree = await emulator.write("POST", `${at}/trees`, {
    base_tree: objectAt(commit, "tree")["sha"] ?? "",
    tree: Object.entries(files).map(([path, content]) => {
      return { path, mode: "100644", type: "blob", content };
    }),
  });
  const { sha = "" } = await emulator.write("POST", `${at}/commits`, {
    message: "Begin",
    tree: tree["sha"] ?? "",
    parents: [parent],
  });
  await emulator.write("PATCH", `${at}/refs/heads/main`, { sha });
}
